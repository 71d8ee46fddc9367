import { runStatusLook } from './status/run-status-look.ts'
import type { RunStatus } from './status/statuses.ts'
import { StatusBadge } from './status-badge.tsx'

export interface RunStatusBadgeProps {
  readonly status: RunStatus
  /** Replaces the word. */
  readonly children?: React.ReactNode
}

/** Colour, shape and word of a run's status. */
export function RunStatusBadge({ status, children }: RunStatusBadgeProps) {
  return <StatusBadge look={runStatusLook[status]}>{children}</StatusBadge>
}
