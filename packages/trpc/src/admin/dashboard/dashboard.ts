import { dashboard } from '@booster/contracts/dashboard'
import { noInput } from '@booster/contracts/wire/fields'
import { readDashboard } from '@booster/db/dashboard/read-dashboard'
import { adminProcedure } from '../../init.ts'
import { tickSecondsOf } from '../engine/tick-seconds.ts'
import { dashboardOf } from './dashboard-answer.ts'

/** Every number of the admin's first page, in one answer. */
export const getDashboard = adminProcedure
  .input(noInput)
  .output(dashboard)
  .query(async ({ ctx }) => {
    const { pool, provider, clock } = ctx.services
    const tickSeconds = tickSecondsOf(ctx.services)
    return dashboardOf(await readDashboard(pool, { provider: provider.name, clock, tickSeconds }))
  })
