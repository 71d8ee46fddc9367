import { UiLink } from '@booster/ui/controls/link'
import { Num } from '@booster/ui/data/num'
import { StatusBadge } from '@booster/ui/status/status-badge'
import { useLingui } from '@lingui/react'
import { type ProviderCredit, providerLook } from './provider-credit-look.ts'

/** "Sehat · 429.405" in the top bar, leading to the credits. */
export function ProviderBadge(props: {
  readonly credit: ProviderCredit
  /** A person stopped all sending. */
  readonly isStopped: boolean
}) {
  const { i18n } = useLingui()
  const { credit } = props
  const look = providerLook(props)
  return (
    <UiLink className="provider-badge" href="/admin/credits">
      <StatusBadge look={look}>
        <span className="provider-badge__words">
          {i18n._(look.word)}
          {credit.credits !== null && (
            <>
              {' · '}
              <Num value={credit.credits} />
            </>
          )}
        </span>
      </StatusBadge>
    </UiLink>
  )
}
