import { jobStatus } from '@booster/contracts/job'
import { runDetail, runInput } from '@booster/contracts/run'
import { isoOf, isoOrNull } from '@booster/db/queries/affiliate/iso-time'
import { listRunJobs } from '@booster/db/queries/affiliate/list-run-jobs'
import { readRun } from '@booster/db/queries/affiliate/read-run'
import { readServerNow } from '@booster/db/queries/affiliate/read-server-now'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { runRowOf } from './run-row.ts'

/** One lead's way through one automation, step by step. */
export const getRun = affiliateProcedure
  .input(runInput)
  .output(runDetail)
  .query(async ({ ctx, input }) => {
    const { pool, clock } = ctx.services
    const key = { affiliateId: ctx.affiliateId, runId: input.id }
    const run = await readRun(pool, key)
    if (run === null) throw notFound('Run')
    const [jobs, serverNow] = await Promise.all([listRunJobs(pool, key), readServerNow(pool, clock)])
    const steps = jobs.map(({ id, status, scheduledAt, executedAt, ...job }) => ({
      ...job,
      jobId: id,
      status: jobStatus.parse(status),
      scheduledAt: isoOf(scheduledAt),
      executedAt: isoOrNull(executedAt),
    }))
    return { ...runRowOf(run), triggerData: run.triggerData, steps, serverNow }
  })
