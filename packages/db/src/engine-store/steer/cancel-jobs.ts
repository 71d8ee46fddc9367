import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import { whyNotCancel } from '@booster/engine/domain/job-refusal'
import type { JobsChanged } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import type { StoreContext } from '../store-context.ts'
import { cancelLockedJobs } from './cancel-open-jobs.ts'
import { type JobsInput, lockJobsToSteer, splitByRule } from './lock-jobs-to-steer.ts'
import { recordSteering } from './record-steering.ts'

/** Cancels waiting jobs one by one; the rest of their run goes on. */
export function cancelJobs({ pool, clock }: StoreContext, input: JobsInput): Promise<JobsChanged> {
  return inTransaction({ pool, clock }, async (tx) => {
    const locked = await lockJobsToSteer(tx, input)
    const { allowed, refused } = splitByRule(locked, (jobs) => jobs.map(whyNotCancel))
    await cancelLockedJobs(tx, allowed, JOB_ERROR_CODES.cancelledByPerson)
    recordSteering(tx, { ...input, action: 'job.cancel', jobs: allowed })
    return { changed: allowed.map((job) => job.id), refused }
  })
}
