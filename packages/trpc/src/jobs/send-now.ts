import { jobIdsInput, jobsChanged } from '@booster/contracts/jobs/jobs'
import { affiliateProcedure } from '../init.ts'
import { jobsChangedOf } from './jobs-changed.ts'

/** Sends waiting e-mails at their next chance. */
export const sendJobsNow = affiliateProcedure
  .input(jobIdsInput)
  .output(jobsChanged)
  .mutation(async ({ ctx, input }) =>
    jobsChangedOf(
      await ctx.services.store.sendJobsNow({
        affiliateId: ctx.affiliateId,
        jobIds: [...new Set(input.jobIds)],
        actor: ctx.actor,
      }),
    ),
  )
