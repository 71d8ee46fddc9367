import { useLocale } from '@booster/ui/device/use-locale'
import { formatNumber } from '@booster/ui/format/number'
import { useLingui } from '@lingui/react'
import { useSessionView } from '../state/editor-context.ts'
import type { PublishPreview } from './use-publish-preview.ts'

/** What a new lead costs by this draft, and how many the balance is enough for. */
export function PublishCost({ preview }: { readonly preview: PublishPreview | undefined }) {
  const { i18n } = useLingui()
  const locale = useLocale()
  // Credits are counted per mail: the draft on the screen says it before it is saved.
  const perLead = useSessionView(({ draft }) => draft.steps.length)
  if (preview === undefined || perLead === 0) return null
  const leads = Math.max(0, Math.floor(preview.availableCredit / perLead))
  return (
    <p className="publish__cost">
      <strong>{i18n.t('{count} kredit per lead', { count: perLead })}</strong>
      <br />
      <span className={leads === 0 ? 'publish__short small' : 'muted small'}>
        {leads === 0
          ? i18n.t('saldo tidak cukup untuk satu lead baru')
          : i18n.t('saldo cukup untuk {count} lead baru', { count: formatNumber(leads, locale) })}
      </span>
    </p>
  )
}
