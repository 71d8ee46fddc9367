import { readEngineStatus } from '@booster/db/queries/admin/read-engine-status'
import { readOverdue } from '@booster/db/queries/admin/read-overdue'
import { adminProcedure } from '../init.ts'
import { tickSecondsOf } from './dashboard.ts'

export const getEngineStatus = adminProcedure.query(async ({ ctx }) => {
  const { pool, clock } = ctx.services
  const overdue = await readOverdue(pool, clock)
  const tickSeconds = tickSecondsOf(ctx.services)
  return { ...(await readEngineStatus(pool, { tickSeconds, overdueJobs: overdue.jobs })), overdue }
})
