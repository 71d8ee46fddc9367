import { type JobFilter, jobCounts, jobCountsInput } from '@booster/contracts/jobs/jobs'
import { COUNT_LIMIT } from '@booster/contracts/wire/pagination'
import { countFoundJobs } from '@booster/db/jobs/count-found-jobs'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import { countMatchingJobs } from '@booster/db/jobs/count-matching-jobs'
import { JOB_STATUSES } from '@booster/engine/domain/job'
import type { Services } from '../context.ts'
import { countTabs, tabsOfFound } from '../count-tabs.ts'
import { affiliateProcedure } from '../init.ts'

/** The numbers on the tabs of the queue: of all mails, of a sequence, or of the filter in force. */
export const countJobs = affiliateProcedure
  .input(jobCountsInput)
  .output(jobCounts)
  .query(({ ctx, input }) => {
    const { affiliateId } = ctx
    const { automationId, ...others } = input
    const isNarrowed = Object.values(others).some((value) => value !== undefined)
    if (!isNarrowed) return countJobsByStatus(ctx.services.reads, { affiliateId, automationId })
    return countFound(ctx.services, affiliateId, input)
  })

/** What is archived is in no list that a filter finds, but for those of one run or lead, which hold it too. */
async function countFound(services: Services, affiliateId: string, filter: JobFilter) {
  const { reads, clock } = services
  const found =
    filter.q === undefined
      ? null
      : tabsOfFound(
          JOB_STATUSES,
          await countFoundJobs(reads, { affiliateId, filter, clock, atMost: COUNT_LIMIT }),
        )
  const counts = found ?? (await countEachStatus(services, affiliateId, filter))
  return { ...counts, archived: { completed: 0, failed: 0, cancelled: 0 } }
}

function countEachStatus({ reads, clock }: Services, affiliateId: string, filter: JobFilter) {
  return countTabs(JOB_STATUSES, (status) =>
    countMatchingJobs(reads, {
      affiliateId,
      filter: { ...filter, status },
      clock,
      atMost: COUNT_LIMIT + 1,
    }),
  )
}
