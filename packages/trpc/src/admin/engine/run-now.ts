import { engineDrained, engineRunInput } from '@booster/contracts/engine'
import { adminProcedure } from '../../init.ts'

const LONGEST_DRAIN_MS = 25_000

/** One drain by hand, like the cron endpoint's. */
export const runEngineNow = adminProcedure
  .input(engineRunInput)
  .output(engineDrained)
  .mutation(async ({ ctx, input }) => {
    const { claimed, accepted, failed } = await ctx.services.engine.drain({
      cause: 'cron',
      maxMs: LONGEST_DRAIN_MS,
      ...(input.limit === undefined ? {} : { limit: input.limit }),
    })
    const report = { claimed, accepted, failed }
    await ctx.services.audit.record({
      actor: ctx.actor,
      affiliateId: null,
      action: 'engine.run',
      objects: [{ id: 'engine', after: report }],
    })
    return report
  })
