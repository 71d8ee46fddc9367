import { JOB_MATCHING_LIMIT, type JobFilter, type JobsMatchingChanged } from '@booster/contracts/jobs/jobs'
import { listMatchingJobIds } from '@booster/db/jobs/list-matching-job-ids'
import type { JobRefusal } from '@booster/engine/domain/job-refusal'
import type { JobsChanged } from '@booster/engine/ports'
import type { Services } from '../context.ts'
import { tooMany } from '../errors.ts'

/** Short transactions, so that the engine never waits long for the rows. */
const AT_ONCE = 500

/**
 * Does one action to all jobs of a filter. The jobs are chosen before the first is changed, so jobs that start to match
 * later are left out.
 */
export async function changeMatchingJobs(input: {
  readonly services: Services
  readonly affiliateId: string
  readonly filter: JobFilter
  readonly change: (jobIds: readonly string[]) => Promise<JobsChanged>
}): Promise<JobsMatchingChanged> {
  const { pool, clock } = input.services
  const { affiliateId, filter } = input
  const ids = await listMatchingJobIds(pool, { affiliateId, filter, clock, atMost: JOB_MATCHING_LIMIT + 1 })
  if (ids.length > JOB_MATCHING_LIMIT) {
    throw tooMany(`filter: more than ${JOB_MATCHING_LIMIT} emails match; narrow it down`)
  }
  let changed = 0
  const refusals = new Map<JobRefusal, number>()
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const answer = await input.change(ids.slice(from, from + AT_ONCE))
    changed += answer.changed.length
    for (const { reason } of answer.refused) {
      refusals.set(reason, (refusals.get(reason) ?? 0) + 1)
    }
  }
  const reasons = [...refusals].map(([reason, count]) => ({ reason, count }))
  return { matched: ids.length, changed, refused: ids.length - changed, reasons }
}
