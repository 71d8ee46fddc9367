import { jobCounts, jobCountsInput } from '@booster/contracts/jobs/jobs'
import { countJobsByStatus } from '@booster/db/jobs/count-jobs-by-status'
import { affiliateProcedure } from '../init.ts'

/** The numbers on the tabs of the queue. */
export const countJobs = affiliateProcedure
  .input(jobCountsInput)
  .output(jobCounts)
  .query(({ ctx, input }) =>
    countJobsByStatus(ctx.services.reads, {
      affiliateId: ctx.affiliateId,
      automationId: input.automationId,
    }),
  )
