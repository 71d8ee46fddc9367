import type { AlertRow } from '@booster/contracts/alerts'
import { CREDIT_LEVEL_LOOK } from '@booster/ui/status/credit-level-look'
import type { Tone } from '@booster/ui/status/tone'
import { CircleQuestionMark, type LucideIcon, MailX, PlugZap, Scale } from 'lucide-react'

export type Alert = AlertRow

/** Shape and colour of an alert: credit wears its level's shape, other matters one of their own. */
export function alertLook(alert: Pick<Alert, 'kind' | 'level'>): {
  readonly icon: LucideIcon
  readonly tone: Tone
} {
  const { icon, tone } = CREDIT_LEVEL_LOOK[alert.level]
  switch (alert.kind) {
    case 'provider_credit':
    case 'affiliate_credit':
      return { icon, tone }
    case 'provider_blocked':
      return { icon: PlugZap, tone }
    case 'mailbox':
      return { icon: MailX, tone }
    case 'integrity':
      return { icon: Scale, tone }
    case 'unconfirmed':
      return { icon: CircleQuestionMark, tone: 'unconfirmed' }
  }
}
