import type { LeadRow } from '@booster/contracts/leads/leads'
import { Button } from '@booster/ui/controls/button'
import { BulkBar } from '@booster/ui/data/bulk-bar'
import { useOfflineReason } from '@booster/ui/feedback/offline-banner'
import { useLingui } from '@lingui/react'
import { Tag, Zap } from 'lucide-react'

/** What can be done with the chosen leads. */
export function LeadBulkBar(props: {
  readonly chosen: ReadonlyMap<string, LeadRow>
  readonly onClear: () => void
  readonly onTag: () => void
  readonly onStart: () => void
}) {
  const { i18n } = useLingui()
  const offline = useOfflineReason()
  const { chosen, onClear, onTag, onStart } = props
  const silent = [...chosen.values()].filter((lead) => lead.blocked !== null).length
  return (
    <BulkBar
      count={chosen.size}
      onClear={onClear}
      note={silent === 0 ? undefined : i18n.t('{count} tidak bisa dikirimi email', { count: silent })}
    >
      <Button size="sm" icon={Tag} disabledReason={offline} onClick={onTag}>
        {i18n.t('Beri tag')}
      </Button>
      <Button
        size="sm"
        variant="primary"
        icon={Zap}
        disabledReason={
          offline ?? (silent === chosen.size ? i18n.t('Tidak ada yang bisa dikirimi email') : undefined)
        }
        onClick={onStart}
      >
        {i18n.t('Mulai alur')}
      </Button>
    </BulkBar>
  )
}
