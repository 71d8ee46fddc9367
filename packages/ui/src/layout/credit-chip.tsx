import { useLingui } from '@lingui/react'
import { Coins } from 'lucide-react'
import { UiLink } from '../controls/link.tsx'
import { Num } from '../data/num.tsx'

export interface CreditChipProps {
  readonly credits: number
  /** Where the credits are explained. */
  readonly href: string
}

/** The affiliate's available credits in the top bar. */
export function CreditChip({ credits, href }: CreditChipProps) {
  const { i18n } = useLingui()
  return (
    <UiLink className="credit-chip" href={href}>
      <Coins className="icon" />
      <Num value={credits} /> <span className="credit-chip__unit">{i18n.t('kredit')}</span>
    </UiLink>
  )
}
