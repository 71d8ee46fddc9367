import { jobIdsInput, jobsChanged } from '@booster/contracts/jobs/jobs'
import { UNDO_WITHIN_MS } from '@booster/engine/domain/undo-window'
import { affiliateProcedure } from '../init.ts'
import { jobsChangedOf } from './jobs-changed.ts'

/** Takes back a cancellation that a person made a moment ago. */
export const undoCancelJobs = affiliateProcedure
  .input(jobIdsInput)
  .output(jobsChanged)
  .mutation(async ({ ctx, input }) =>
    jobsChangedOf(
      await ctx.services.store.undoCancelJobs({
        affiliateId: ctx.affiliateId,
        jobIds: [...new Set(input.jobIds)],
        withinMs: UNDO_WITHIN_MS,
        actor: ctx.actor,
      }),
    ),
  )
