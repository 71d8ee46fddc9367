import type { AutomationStatus } from '@booster/engine/domain/automation'
import { AUTOMATION_STATUS_LOOK } from './automation-status-look.ts'
import { StatusBadge } from './status-badge.tsx'

export interface AutomationStatusBadgeProps {
  readonly status: AutomationStatus
  /** Replaces the word. */
  readonly children?: React.ReactNode
}

/** Colour, shape and word of an automation's status. */
export function AutomationStatusBadge({ status, children }: AutomationStatusBadgeProps) {
  return <StatusBadge look={AUTOMATION_STATUS_LOOK[status]}>{children}</StatusBadge>
}
