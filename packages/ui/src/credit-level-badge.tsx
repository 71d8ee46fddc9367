import { creditLevelLook } from './status/credit-level-look.ts'
import type { CreditLevel } from './status/statuses.ts'
import { StatusBadge } from './status-badge.tsx'

export interface CreditLevelBadgeProps {
  readonly level: CreditLevel
  /** Replaces the word. */
  readonly children?: React.ReactNode
}

/** Colour, shape and word of a credit level. */
export function CreditLevelBadge({ level, children }: CreditLevelBadgeProps) {
  return <StatusBadge look={creditLevelLook[level]}>{children}</StatusBadge>
}
