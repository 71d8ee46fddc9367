import { type JobListInput, jobList, jobListInput } from '@booster/contracts/jobs/jobs'
import { COUNT_LIMIT } from '@booster/contracts/wire/pagination'
import { readServerNow } from '@booster/db/connection/read-server-now'
import { countJobsByStatus, type JobCounts } from '@booster/db/jobs/count-jobs-by-status'
import { countMatchingJobs } from '@booster/db/jobs/count-matching-jobs'
import { listJobs as listJobFacts } from '@booster/db/jobs/list-jobs'
import type { JobStatus } from '@booster/engine/domain/job'
import type { Services } from '../context.ts'
import { readOutlook, waitingIds } from '../forecast/foresee-jobs.ts'
import { affiliateProcedure } from '../init.ts'
import { paginationOf } from '../pagination.ts'
import { jobRowOf } from './job-row.ts'

/** One page of the queue. */
export const listJobs = affiliateProcedure
  .input(jobListInput)
  .output(jobList)
  .query(async ({ ctx, input }) => {
    const { page, limit, ...filter } = input
    const { pool, reads, clock } = ctx.services
    const [jobs, pagination, serverNow] = await Promise.all([
      listJobFacts(reads, { affiliateId: ctx.affiliateId, filter, clock, page, limit }),
      countPages(ctx.services, ctx.affiliateId, input),
      readServerNow(pool, clock),
    ])
    const outlook = await readOutlook(ctx.services, {
      affiliateId: ctx.affiliateId,
      jobIds: waitingIds(jobs),
    })
    return { jobs: jobs.map((job) => jobRowOf(job, outlook)), pagination, serverNow }
  })

/** The counters go on counting what is archived; the list has it no more. */
function liveOf(counts: JobCounts, status: JobStatus | undefined): number {
  const { completed, failed, cancelled } = counts.archived
  const archived: Partial<Record<JobStatus | 'all', number>> = {
    ...counts.archived,
    all: completed + failed + cancelled,
  }
  return counts[status ?? 'all'] - (archived[status ?? 'all'] ?? 0)
}

/** Counters know the number by status and automation; everything else is counted, up to a limit. */
async function countPages({ reads, clock }: Services, affiliateId: string, input: JobListInput) {
  const { page: _page, limit: _limit, status, automationId, ...others } = input
  if (Object.values(others).every((value) => value === undefined)) {
    const counts = await countJobsByStatus(reads, { affiliateId, automationId })
    return paginationOf(input, { count: liveOf(counts, status), isExact: true })
  }
  const filter = { status, automationId, ...others }
  const counted = await countMatchingJobs(reads, { affiliateId, filter, clock, atMost: COUNT_LIMIT + 1 })
  return paginationOf(input, counted)
}
