import { readEngineStatus } from '@booster/db/engine-status/read-engine-status'
import { readOverdue } from '@booster/db/engine-status/read-overdue'
import { readStageTimes } from '@booster/db/engine-status/read-stage-times'
import { adminProcedure } from '../../init.ts'
import { tickSecondsOf } from '../dashboard/dashboard.ts'

/** Whether the engine runs, what it did, and how long its stages took lately. */
export const getEngineStatus = adminProcedure.query(async ({ ctx }) => {
  const { pool, clock } = ctx.services
  const [overdue, timings] = await Promise.all([readOverdue(pool, clock), readStageTimes(pool)])
  const tickSeconds = tickSecondsOf(ctx.services)
  const status = await readEngineStatus(pool, { tickSeconds, overdueJobs: overdue.jobs })
  return { ...status, overdue, timings }
})
