import type { CreditLevel } from '@booster/engine/domain/provider-credit/provider-credit'
import { CREDIT_LEVEL_LOOK } from './credit-level-look.ts'
import { StatusBadge } from './status-badge.tsx'

export interface CreditLevelBadgeProps {
  readonly level: CreditLevel
  /** Replaces the word. */
  readonly children?: React.ReactNode
}

/** Colour, shape and word of a credit level. */
export function CreditLevelBadge({ level, children }: CreditLevelBadgeProps) {
  return <StatusBadge look={CREDIT_LEVEL_LOOK[level]}>{children}</StatusBadge>
}
