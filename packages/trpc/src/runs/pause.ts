import { runChanged, runInput } from '@booster/contracts/runs'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Stops a run where it is; its e-mails are held as they come due. */
export const pauseRun = affiliateProcedure
  .input(runInput)
  .output(runChanged)
  .mutation(async ({ ctx, input }) => {
    const answer = await ctx.services.store.pauseRun({
      affiliateId: ctx.affiliateId,
      runId: input.id,
      actor: ctx.actor,
    })
    demandChanged('Run', answer)
    return { id: input.id, status: 'paused' }
  })
