import type { Tx } from '../../connection/transaction.ts'
import { KEYS } from '../../connection/unnest.ts'
import { advanceRuns } from '../shared/advance-runs.ts'
import { countJobs, type JobCount } from '../shared/count-jobs.ts'

export type OpenJob = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly runId: string
  readonly stepId: string
  readonly stepOrder: number
  readonly status: string
}

/**
 * Cancels the waiting jobs (pending, held) among those the condition selects. Jobs already on their way are left
 * to finish and only counted. Locks the jobs before anything else, in id order.
 * @param where an SQL condition on `j` over $1 (affiliate) and $2
 */
export async function cancelOpenJobs(
  tx: Tx,
  input: {
    readonly name: string
    readonly where: string
    readonly values: readonly [string, unknown]
    readonly errorCode: string
    /** Which runs end as cancelled, whatever was sent before: those of all jobs found, or of some of them. */
    readonly endRuns: 'none' | 'of all found' | 'of open ones' | 'of waiting ones'
  },
): Promise<{
  readonly cancelled: readonly OpenJob[]
  readonly processing: number
  readonly found: number
}> {
  const jobs = await tx.rows<OpenJob>(
    `lock-open-jobs-${input.name}`,
    `SELECT j."affiliateId", j."id", j."automationId", j."runId", j."stepId", j."stepOrder", j."status"
     FROM "AffiliateAutomationJob" j WHERE j."affiliateId" = $1 AND ${input.where}
     ORDER BY j."affiliateId", j."id" FOR UPDATE`,
    input.values,
  )
  const cancelled = jobs.filter((j) => j.status === 'pending' || j.status === 'held')
  const processing = jobs.filter((j) => j.status === 'processing')
  const ending = {
    none: [],
    'of all found': jobs,
    'of open ones': [...cancelled, ...processing],
    'of waiting ones': cancelled,
  }
  const ended = await cancelRuns(tx, ending[input.endRuns])
  await cancelLockedJobs(tx, cancelled, input.errorCode, ended)
  return { cancelled, processing: processing.length, found: jobs.length }
}

/**
 * Before their jobs are counted: a run that loses its last open job would otherwise end as completed or failed.
 * @returns how that changes the counters
 */
async function cancelRuns(tx: Tx, jobs: readonly OpenJob[]): Promise<readonly JobCount[]> {
  if (jobs.length === 0) return []
  const runs = await tx.rows<{ affiliateId: string; automationId: string; before: string }>(
    'cancel-runs',
    `UPDATE "AffiliateAutomationLog" r SET "status" = 'cancelled', "cancelledAt" = ${tx.clock.now}, "statusBefore" = r."status"
     WHERE r."affiliateId" = $1 AND r."id" = ANY ($2::uuid[]) AND r."status"::text IN ('active', 'paused')
     RETURNING r."affiliateId", r."automationId", r."statusBefore" AS "before"`,
    [jobs[0]?.affiliateId, [...new Set(jobs.map((j) => j.runId))].sort()],
  )
  return runs.map(({ before, ...automation }) => ({
    ...automation,
    runsCancelled: 1,
    ...(before === 'paused' ? { runsPaused: -1 } : { runsActive: -1 }),
  }))
}

/**
 * Cancels waiting jobs that this transaction holds, and moves their runs and counters.
 * @param counts what else changes the same counters
 */
export async function cancelLockedJobs(
  tx: Tx,
  jobs: readonly OpenJob[],
  errorCode: string,
  counts: readonly JobCount[] = [],
): Promise<void> {
  if (jobs.length === 0) return countJobs(tx, counts)
  await tx.rows(
    'cancel-locked-jobs',
    `UPDATE "AffiliateAutomationJob" j SET "status" = 'cancelled', "holdReason" = NULL, "cancelledAt" = ${tx.clock.now},
       "errorCode" = $3, "errorMessage" = NULL, "updatedAt" = now()
     FROM ${KEYS.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text IN ('pending', 'held')`,
    [...KEYS.arrays(jobs, { aff: (j) => j.affiliateId, id: (j) => j.id }), errorCode],
  )
  advanceRuns(
    tx,
    jobs.map((j) => ({ ...j, cancelled: 1 })),
    [
      ...counts,
      ...jobs.map(({ affiliateId, automationId, status }) => ({
        affiliateId,
        automationId,
        cancelled: 1,
        held: status === 'held' ? -1 : 0,
      })),
    ],
  )
}
