import { runChanged, runInput } from '@booster/contracts/runs'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Lets a paused run go on, by the catch-up rule of its automation. */
export const resumeRun = affiliateProcedure
  .input(runInput)
  .output(runChanged)
  .mutation(async ({ ctx, input }) => {
    const answer = await ctx.services.store.resumeRun({
      affiliateId: ctx.affiliateId,
      runId: input.id,
      actor: ctx.actor,
    })
    demandChanged('Run', answer)
    return { id: input.id, status: 'active' }
  })
