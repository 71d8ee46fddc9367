import { jobIdsInput, jobsChanged } from '@booster/contracts/jobs/jobs'
import { affiliateProcedure } from '../init.ts'
import { jobsChangedOf } from './jobs-changed.ts'

/** Puts failed e-mails back. */
export const retryJobs = affiliateProcedure
  .input(jobIdsInput)
  .output(jobsChanged)
  .mutation(async ({ ctx, input }) =>
    jobsChangedOf(
      await ctx.services.store.retryJobs({
        affiliateId: ctx.affiliateId,
        jobIds: [...new Set(input.jobIds)],
        actor: ctx.actor,
      }),
    ),
  )
