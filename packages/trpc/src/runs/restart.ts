import { runRestarted, runRestartInput } from '@booster/contracts/runs'
import { conflict, notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Begins an automation again for a lead whose run is over, from the chosen step on. */
export const restartRun = affiliateProcedure
  .input(runRestartInput)
  .output(runRestarted)
  .mutation(async ({ ctx, input }) => {
    const answer = await ctx.services.store.restartRun({
      affiliateId: ctx.affiliateId,
      runId: input.id,
      fromStepOrder: input.fromStepOrder,
      actor: ctx.actor,
    })
    if (answer.kind === 'unknown') throw notFound('Run')
    if (answer.kind === 'unchanged') throw conflict(answer.reason)
    return { id: answer.runId, jobs: answer.jobs }
  })
