import { engineRunInput } from '@booster/contracts/admin/engine'
import { adminProcedure } from '../../init.ts'

const LONGEST_DRAIN_MS = 25_000

/** One drain by hand, as the cron endpoint does it. */
export const runEngineNow = adminProcedure.input(engineRunInput).mutation(async ({ ctx, input }) => {
  const report = await ctx.services.engine.drain({
    cause: 'cron',
    maxMs: LONGEST_DRAIN_MS,
    ...(input.limit === undefined ? {} : { limit: input.limit }),
  })
  await ctx.services.audit.record({
    actor: ctx.actor,
    affiliateId: null,
    action: 'engine.run',
    objects: [{ id: 'engine', after: report }],
  })
  return report
})
