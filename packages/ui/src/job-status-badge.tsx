import { jobStatusLook } from './status/job-status-look.ts'
import type { JobStatus } from './status/statuses.ts'
import { StatusBadge } from './status-badge.tsx'

export interface JobStatusBadgeProps {
  readonly status: JobStatus
  /** Replaces the word. */
  readonly children?: React.ReactNode
}

/** Colour, shape and word of a job's status. */
export function JobStatusBadge({ status, children }: JobStatusBadgeProps) {
  return <StatusBadge look={jobStatusLook[status]}>{children}</StatusBadge>
}
