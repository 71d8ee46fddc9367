import { runCancelled, runInput } from '@booster/contracts/runs'
import { conflict, notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Takes a lead out of an automation. What is leaving at that moment still goes out, and the answer says so. */
export const cancelRun = affiliateProcedure
  .input(runInput)
  .output(runCancelled)
  .mutation(async ({ ctx, input }) => {
    const answer = await ctx.services.store.cancelRun({
      affiliateId: ctx.affiliateId,
      runId: input.id,
      actor: ctx.actor,
    })
    if (answer.kind === 'unknown') throw notFound('Run')
    if (answer.kind === 'unchanged') throw conflict(answer.reason)
    return { jobs: answer.jobs, alreadyOnTheirWay: answer.alreadyOnTheirWay }
  })
