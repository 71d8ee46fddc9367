import type { LeadRow } from '@booster/contracts/leads/leads'
import { useLingui } from '@lingui/react'
import { Ban, Check, CircleSlash, Hourglass, MailX } from 'lucide-react'
import { mailingWords } from './lead-words.ts'

const LOOK = {
  NONE: { tone: 'completed', icon: Check },
  NO_ADDRESS: { tone: 'held', icon: MailX },
  SUPPRESSED: { tone: 'failed', icon: Ban },
  UNSUBSCRIBED: { tone: 'cancelled', icon: CircleSlash },
  AWAITING_CONFIRMATION: { tone: 'held', icon: Hourglass },
} as const

/** Whether a lead gets mail, and if not, why. */
export function MailingBadge({ blocked }: { readonly blocked: LeadRow['blocked'] }) {
  const { i18n } = useLingui()
  const { tone, icon: Shape } = LOOK[blocked ?? 'NONE']
  return (
    <span className="badge" data-state={tone}>
      <Shape className="icon" />
      {mailingWords(i18n, blocked)}
    </span>
  )
}
