import { readDashboard } from '@booster/db/dashboard/read-dashboard'
import type { Services } from '../../context.ts'
import { adminProcedure } from '../../init.ts'

/** Ticks of the engine where the host does not tell. */
export const TICK_SECONDS = 15

export function tickSecondsOf(services: Services): number {
  return services.engine.tickSeconds ?? TICK_SECONDS
}

/** Every number of the overview, in one answer. */
export const getDashboard = adminProcedure.query(({ ctx }) =>
  readDashboard(ctx.services.pool, {
    provider: ctx.services.provider.name,
    clock: ctx.services.clock,
    tickSeconds: tickSecondsOf(ctx.services),
  }),
)
