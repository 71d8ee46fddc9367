import { refuseBeyondCredit, whyNotRetry } from '@booster/engine/domain/job-refusal'
import type { JobsChanged } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import { advanceRuns } from '../shared/advance-runs.ts'
import { announceDue } from '../shared/announce.ts'
import { uncountFailures } from '../shared/count-days.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { type JobsInput, lockJobsToSteer, splitByRule } from './lock-jobs-to-steer.ts'
import { recordSteering } from './record-steering.ts'

/** Puts failed jobs back with fresh rounds: those that can be sent, and only as many as the credit covers. */
export function retryJobs({ pool, clock }: StoreContext, input: JobsInput): Promise<JobsChanged> {
  return inTransaction({ pool, clock }, async (tx) => {
    markDue(tx, [{ affiliateId: input.affiliateId, inMs: 0 }])
    const locked = await lockJobsToSteer(tx, { ...input, reopensRuns: true })
    const { allowed, refused } = splitByRule(locked, (jobs) => refuseBeyondCredit(jobs, whyNotRetry))
    const jobIds = allowed.map((job) => job.id)
    await tx.rows(
      'put-back-failed',
      `UPDATE "AffiliateAutomationJob" SET "status" = 'pending', "failedAt" = NULL, "errorCode" = NULL,
         "errorMessage" = NULL, "retryCount" = 0, "quickRetryCount" = 0, "scheduledAt" = ${tx.clock.now},
         "updatedAt" = now()
       WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]) AND "status"::text = 'failed'`,
      [input.affiliateId, jobIds],
    )
    advanceRuns(
      tx,
      allowed.map((job) => ({ ...job, failed: -1 })),
      allowed.map(({ affiliateId, automationId }) => ({ affiliateId, automationId, failed: -1 })),
    )
    uncountFailures(
      tx,
      allowed.map((job) => ({ ...job, day: job.failedDay ?? '', part: job.failedPart ?? 0 })),
    )
    announceDue(tx)
    recordSteering(tx, { ...input, action: 'job.retry', jobs: allowed })
    return { changed: jobIds, refused }
  })
}
