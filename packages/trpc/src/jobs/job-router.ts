import { router } from '../init.ts'
import { cancelJobs } from './cancel.ts'
import { cancelMatchingJobs } from './cancel-matching.ts'
import { countJobs } from './counts.ts'
import { getJob } from './get.ts'
import { listJobs } from './list.ts'
import { resolveJob } from './resolve.ts'
import { retryJobs } from './retry.ts'
import { retryMatchingJobs } from './retry-matching.ts'
import { sendJobsNow } from './send-now.ts'
import { undoCancelJobs } from './undo-cancel.ts'

export const jobRouter = router({
  list: listJobs,
  counts: countJobs,
  get: getJob,
  cancel: cancelJobs,
  undoCancel: undoCancelJobs,
  retry: retryJobs,
  retryMatching: retryMatchingJobs,
  cancelMatching: cancelMatchingJobs,
  sendNow: sendJobsNow,
  resolve: resolveJob,
})
