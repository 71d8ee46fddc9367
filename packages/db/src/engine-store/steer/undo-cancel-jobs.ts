import { whyNotUndoCancel } from '@booster/engine/domain/job-refusal'
import type { JobsChanged } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import { announceDue } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { type JobsInput, lockJobsToSteer, splitByRule } from './lock-jobs-to-steer.ts'
import { putBackCancelled } from './put-back.ts'
import { recordSteering } from './record-steering.ts'

/** Takes back a cancellation that a person made a moment ago. */
export function undoCancelJobs(
  { pool, clock }: StoreContext,
  input: JobsInput & { readonly withinMs: number },
): Promise<JobsChanged> {
  return inTransaction({ pool, clock }, async (tx) => {
    markDue(tx, [{ affiliateId: input.affiliateId, inMs: 0 }])
    const locked = await lockJobsToSteer(tx, { ...input, undoWithinMs: input.withinMs, reopensRuns: true })
    const { allowed, refused } = splitByRule(locked, (jobs) => jobs.map(whyNotUndoCancel))
    await putBackCancelled(tx, input.affiliateId, allowed)
    announceDue(tx)
    recordSteering(tx, { ...input, action: 'job.undo-cancel', jobs: allowed })
    return { changed: allowed.map(({ id }) => id), refused }
  })
}
