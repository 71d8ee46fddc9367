import { engineStatus } from '@booster/contracts/engine'
import { noInput } from '@booster/contracts/wire/fields'
import { readEngineStatus } from '@booster/db/engine-status/read-engine-status'
import { readOverdue } from '@booster/db/engine-status/read-overdue'
import { readStageTimes } from '@booster/db/engine-status/read-stage-times'
import { adminProcedure } from '../../init.ts'
import { engineStateOf } from './engine-state.ts'
import { overdueJobsOf } from './overdue-jobs.ts'
import { stageTimesOf } from './stage-times.ts'
import { tickSecondsOf } from './tick-seconds.ts'

/** Whether the engine runs, what it did, and how long its stages took in the last minutes. */
export const getEngineStatus = adminProcedure
  .input(noInput)
  .output(engineStatus)
  .query(async ({ ctx }) => {
    const { pool, clock } = ctx.services
    const [overdue, timings] = await Promise.all([readOverdue(pool, clock), readStageTimes(pool)])
    const tickSeconds = tickSecondsOf(ctx.services)
    const state = await readEngineStatus(pool, { tickSeconds, overdueJobs: overdue.jobs })
    return { ...engineStateOf(state), overdue: overdueJobsOf(overdue), timings: stageTimesOf(timings) }
  })
