import { automationStatusLook } from './status/automation-status-look.ts'
import type { AutomationStatus } from './status/statuses.ts'
import { StatusBadge } from './status-badge.tsx'

export interface AutomationStatusBadgeProps {
  readonly status: AutomationStatus
  /** Replaces the word. */
  readonly children?: React.ReactNode
}

/** Colour, shape and word of an automation's status. */
export function AutomationStatusBadge({ status, children }: AutomationStatusBadgeProps) {
  return <StatusBadge look={automationStatusLook[status]}>{children}</StatusBadge>
}
