import { jobStatus } from '@booster/contracts/jobs/jobs'
import { runDetail, runInput } from '@booster/contracts/runs'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import { readServerNow } from '@booster/db/connection/read-server-now'
import { listRunJobs } from '@booster/db/jobs/list-run-jobs'
import { readRun } from '@booster/db/runs/read-run'
import { notFound } from '../errors.ts'
import { nextIds, readOutlook } from '../forecast/foresee-jobs.ts'
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
    const [jobs, outlook, serverNow] = await Promise.all([
      listRunJobs(pool, key),
      readOutlook({ ...ctx.services, reads: pool }, { affiliateId: ctx.affiliateId, jobIds: nextIds([run]) }),
      readServerNow(pool, clock),
    ])
    const steps = jobs.map(({ id, status, scheduledAt, executedAt, ...job }) => ({
      ...job,
      jobId: id,
      status: jobStatus.parse(status),
      scheduledAt: isoOf(scheduledAt),
      executedAt: isoOrNull(executedAt),
    }))
    return { ...runRowOf(run, outlook), triggerData: run.triggerData, steps, serverNow }
  })
