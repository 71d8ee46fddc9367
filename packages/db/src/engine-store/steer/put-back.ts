import type { Tx } from '../../connection/transaction.ts'
import { advanceRuns } from '../shared/advance-runs.ts'
import { uncountFailures } from '../shared/count-days.ts'
import type { SteeredJob } from './lock-jobs-to-steer.ts'

/** Locked jobs that failed wait again, with fresh rounds, and are due now. */
export async function putBackFailed(tx: Tx, affiliateId: string, jobs: readonly SteeredJob[]): Promise<void> {
  await tx.rows(
    'put-back-failed',
    `UPDATE "AffiliateAutomationJob" SET "status" = 'pending', "failedAt" = NULL, "errorCode" = NULL,
       "errorMessage" = NULL, "retryCount" = 0, "quickRetryCount" = 0, "scheduledAt" = ${tx.clock.now},
       "updatedAt" = now()
     WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]) AND "status"::text = 'failed'`,
    [affiliateId, jobs.map(({ id }) => id)],
  )
  advanceRuns(
    tx,
    jobs.map((job) => ({ ...job, failed: -1 })),
    jobs.map(({ automationId }) => ({ affiliateId, automationId, failed: -1 })),
  )
  uncountFailures(
    tx,
    jobs.map((job) => ({ ...job, day: job.failedDay ?? '', part: job.failedPart ?? 0 })),
  )
}

/** Locked jobs that were cancelled wait again, until they were due anyway. */
export async function putBackCancelled(
  tx: Tx,
  affiliateId: string,
  jobs: readonly SteeredJob[],
): Promise<void> {
  await tx.rows(
    'put-back-cancelled',
    `UPDATE "AffiliateAutomationJob" SET "status" = 'pending', "cancelledAt" = NULL, "errorCode" = NULL,
       "errorMessage" = NULL, "updatedAt" = now()
     WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]) AND "status"::text = 'cancelled'`,
    [affiliateId, jobs.map(({ id }) => id)],
  )
  advanceRuns(
    tx,
    jobs.map((job) => ({ ...job, cancelled: -1 })),
    jobs.map(({ automationId }) => ({ affiliateId, automationId, cancelled: -1 })),
  )
}
