import type { JobStatus } from '@booster/engine/domain/job'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { countByStatus, type FoundByStatus } from '../leads/count-by-status.ts'
import { type JobFilter, jobsOf, selectJobs } from './select-jobs.ts'

/** How many jobs of each status a search finds: the leads that have its words are looked for once, not per status. */
export function countFoundJobs(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: Omit<JobFilter, 'status'>
    readonly clock: SqlClock
    readonly atMost: number
  },
): Promise<FoundByStatus<JobStatus>> {
  const { atMost } = input
  const selection = selectJobs({ ...input, atMost: atMost + 1 })
  return countByStatus(db, { selection, table: jobsOf(input.filter), atMost })
}
