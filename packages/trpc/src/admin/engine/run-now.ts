import { engineRunInput } from '@booster/contracts/admin/engine'
import { recordDeed } from '@booster/db/audit/record-deed'
import { adminProcedure } from '../../init.ts'
import { actorOf } from '../actor.ts'

const LONGEST_DRAIN_MS = 25_000

/** One drain by hand, as the cron endpoint does it. */
export const runEngineNow = adminProcedure.input(engineRunInput).mutation(async ({ ctx, input }) => {
  const report = await ctx.services.engine.drain({
    cause: 'cron',
    maxMs: LONGEST_DRAIN_MS,
    ...(input.limit === undefined ? {} : { limit: input.limit }),
  })
  await recordDeed(ctx.services.pool, {
    actor: actorOf(ctx),
    action: 'engine.run',
    objectType: 'Engine',
    objectId: 'engine',
    after: report,
  })
  return report
})
