import type { BulkTriggerPreview } from '@booster/contracts/bulk-triggers'
import { Num } from '@booster/ui/data/num'
import { skipWords } from '@booster/web/words/trigger-words'
import { useLingui } from '@lingui/react'

/** How many are skipped for which reason. */
export function SkipCounts({ skipped }: { readonly skipped: BulkTriggerPreview['skipped'] }) {
  const { i18n } = useLingui()
  if (skipped.length === 0) return null
  return (
    <ul className="trigger__list" aria-label={i18n.t('Dilewati')}>
      {skipped.map(({ reason, count }) => (
        <li key={reason}>
          <span>{skipWords(i18n, reason)}</span>
          <Num value={count} />
        </li>
      ))}
    </ul>
  )
}
