import type { HoldReason } from '@booster/engine/domain/job'
import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { advanceRuns } from '../shared/advance-runs.ts'
import { countFailures } from '../shared/count-days.ts'

const REFUSALS = unnestColumns({ aff: 'uuid', id: 'uuid', status: 'text', hold: 'text?', code: 'text?' })

type Ref = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly runId: string
  readonly stepId: string
  readonly stepOrder: number
}

/** A due job that does not go out: it waits, or comes to its end, and says why. */
export type RefusedJob = Ref &
  (
    | { readonly to: 'held'; readonly reason: HoldReason }
    | { readonly to: 'failed' | 'cancelled'; readonly errorCode: string }
  )

/** Writes the refusals of a claim; the jobs are pending and locked by this transaction. */
export function refuseJobs(tx: Tx, jobs: readonly RefusedJob[]): void {
  if (jobs.length === 0) return
  tx.send(
    'refuse-jobs',
    `UPDATE "AffiliateAutomationJob" j SET "status" = u.status::"JobStatus", "holdReason" = u.hold::"HoldReason",
       "errorCode" = u.code, "errorMessage" = NULL, "updatedAt" = now(),
       "failedAt" = CASE WHEN u.status = 'failed' THEN ${tx.clock.now} END,
       "cancelledAt" = CASE WHEN u.status = 'cancelled' THEN ${tx.clock.now} END
     FROM ${REFUSALS.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text = 'pending'`,
    REFUSALS.arrays(jobs, {
      aff: (j) => j.affiliateId,
      id: (j) => j.id,
      status: (j) => j.to,
      hold: (j) => (j.to === 'held' ? j.reason : null),
      code: (j) => (j.to === 'held' ? null : j.errorCode),
    }),
  )
  const ended = jobs.filter((j) => j.to !== 'held')
  advanceRuns(
    tx,
    ended.map((j) => ({ ...j, failed: j.to === 'failed' ? 1 : 0, cancelled: j.to === 'cancelled' ? 1 : 0 })),
    jobs.map((j) => ({ affiliateId: j.affiliateId, automationId: j.automationId, [j.to]: 1 })),
  )
  countFailures(
    tx,
    jobs.flatMap((j) => (j.to === 'failed' ? [j] : [])),
  )
}
