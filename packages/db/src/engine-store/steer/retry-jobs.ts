import { refuseBeyondCredit, whyNotRetry } from '@booster/engine/domain/job-refusal'
import type { JobsChanged } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import { announceDue } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { type JobsInput, lockJobsToSteer, splitByRule } from './lock-jobs-to-steer.ts'
import { putBackFailed } from './put-back.ts'
import { recordSteering } from './record-steering.ts'

/** Puts failed jobs back with fresh rounds: those that can be sent, and only as many as the credit covers. */
export function retryJobs({ pool, clock }: StoreContext, input: JobsInput): Promise<JobsChanged> {
  return inTransaction({ pool, clock }, async (tx) => {
    markDue(tx, [{ affiliateId: input.affiliateId, inMs: 0 }])
    const locked = await lockJobsToSteer(tx, { ...input, reopensRuns: true })
    const { allowed, refused } = splitByRule(locked, (jobs) => refuseBeyondCredit(jobs, whyNotRetry))
    await putBackFailed(tx, input.affiliateId, allowed)
    announceDue(tx)
    recordSteering(tx, { ...input, action: 'job.retry', jobs: allowed })
    return { changed: allowed.map(({ id }) => id), refused }
  })
}
