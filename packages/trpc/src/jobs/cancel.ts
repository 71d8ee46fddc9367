import { jobIdsInput, jobsChanged } from '@booster/contracts/jobs/jobs'
import { affiliateProcedure } from '../init.ts'
import { jobsChangedOf } from './jobs-changed.ts'

/** Cancels waiting e-mails; the rest of their runs goes on. */
export const cancelJobs = affiliateProcedure
  .input(jobIdsInput)
  .output(jobsChanged)
  .mutation(async ({ ctx, input }) =>
    jobsChangedOf(
      await ctx.services.store.cancelJobs({
        affiliateId: ctx.affiliateId,
        jobIds: [...new Set(input.jobIds)],
        actor: ctx.actor,
      }),
    ),
  )
