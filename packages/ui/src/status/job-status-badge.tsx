import type { JobStatus } from '@booster/engine/domain/job'
import { JOB_STATUS_LOOK } from './job-status-look.ts'
import { StatusBadge } from './status-badge.tsx'

export interface JobStatusBadgeProps {
  readonly status: JobStatus
  /** Replaces the word. */
  readonly children?: React.ReactNode
}

/** Colour, shape and word of a job's status. */
export function JobStatusBadge({ status, children }: JobStatusBadgeProps) {
  return <StatusBadge look={JOB_STATUS_LOOK[status]}>{children}</StatusBadge>
}
