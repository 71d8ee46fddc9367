import { refuseBeyondCredit, whyNotSendNow } from '@booster/engine/domain/job-refusal'
import type { JobsChanged } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import { announceDue } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { type JobsInput, lockJobsToSteer, splitByRule } from './lock-jobs-to-steer.ts'
import { recordSteering } from './record-steering.ts'

/** Makes pending jobs due now: those that would leave at once, and only as many as the credit covers. */
export function sendJobsNow({ pool, clock }: StoreContext, input: JobsInput): Promise<JobsChanged> {
  return inTransaction({ pool, clock }, async (tx) => {
    markDue(tx, [{ affiliateId: input.affiliateId, inMs: 0 }])
    const locked = await lockJobsToSteer(tx, input)
    const { allowed, refused } = splitByRule(locked, (jobs) => refuseBeyondCredit(jobs, whyNotSendNow))
    const jobIds = allowed.map((job) => job.id)
    await tx.rows(
      'send-jobs-now',
      `UPDATE "AffiliateAutomationJob" SET "scheduledAt" = least("scheduledAt", ${tx.clock.now}), "updatedAt" = now()
       WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]) AND "status"::text = 'pending'`,
      [input.affiliateId, jobIds],
    )
    announceDue(tx)
    recordSteering(tx, { ...input, action: 'job.send-now', jobs: allowed })
    return { changed: jobIds, refused }
  })
}
