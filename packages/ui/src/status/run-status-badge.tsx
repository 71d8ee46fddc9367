import type { RunStatus } from '@booster/engine/domain/run'
import { RUN_STATUS_LOOK } from './run-status-look.ts'
import { StatusBadge } from './status-badge.tsx'

export interface RunStatusBadgeProps {
  readonly status: RunStatus
  /** Replaces the word. */
  readonly children?: React.ReactNode
}

/** Colour, shape and word of a run's status. */
export function RunStatusBadge({ status, children }: RunStatusBadgeProps) {
  return <StatusBadge look={RUN_STATUS_LOOK[status]}>{children}</StatusBadge>
}
