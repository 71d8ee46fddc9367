import { JOB_ERROR_CODES } from '../../domain/job.ts'
import type { JobsChanged, WithActor } from '../../ports.ts'
import { availableCredits } from './book-credit.ts'
import { whyNotMailed } from './enrol-leads.ts'
import { jobsOfRun, type MemoryState, mustFind, ownedBy } from './memory-state.ts'
import { cancelJob, isWaiting, moveJob, reopenRun } from './move-job.ts'
import type { JobRow } from './rows.ts'

type JobsInput = WithActor & { readonly affiliateId: string; readonly jobIds: readonly string[] }

export function cancelJobs(state: MemoryState, input: JobsInput): JobsChanged {
  return steer(
    state,
    input,
    (job) => {
      if (isWaiting(job)) return null
      return job.status === 'processing' ? 'ALREADY_ON_ITS_WAY' : `ALREADY_${job.status.toUpperCase()}`
    },
    (job) => cancelJob(state, job, JOB_ERROR_CODES.cancelledByPerson),
  )
}

export function undoCancelJobs(
  state: MemoryState,
  input: JobsInput & { readonly withinMs: number },
): JobsChanged {
  return steer(
    state,
    input,
    (job) => {
      const isYoung = (job.cancelledAtMs ?? 0) >= state.nowMs - input.withinMs
      const byPerson = job.status === 'cancelled' && job.errorCode === JOB_ERROR_CODES.cancelledByPerson
      if (!byPerson || !isYoung) return 'NOT_UNDOABLE'
      return wasEndedAsAWhole(state, job) ? 'RUN_CANCELLED' : null
    },
    (job) => putBack(state, job, {}),
  )
}

export function retryJobs(state: MemoryState, input: JobsInput): JobsChanged {
  let available = availableCredits(state, input.affiliateId)
  return steer(
    state,
    input,
    (job) => {
      if (job.status !== 'failed') return 'NOT_FAILED'
      const blocked = whyNotMailed(mustFind(state.leads, job.leadId))
      if (blocked !== null) return blocked
      if (mustFind(state.runs, job.runId).status === 'cancelled') return 'RUN_CANCELLED'
      if (mustFind(state.automations, job.automationId).status === 'archived') return 'AUTOMATION_ARCHIVED'
      if (available < job.creditAmount) return 'INSUFFICIENT_CREDIT'
      available -= job.creditAmount
      return null
    },
    (job) => putBack(state, job, { retryCount: 0, quickRetryCount: 0, scheduledAtMs: state.nowMs }),
  )
}

export function sendJobsNow(state: MemoryState, input: JobsInput): JobsChanged {
  return steer(
    state,
    input,
    (job) => {
      if (job.status !== 'pending') return 'NOT_PENDING'
      const isBehind = jobsOfRun(state, job.runId).some(
        (j) => j.stepOrder < job.stepOrder && (isWaiting(j) || j.status === 'processing'),
      )
      return isBehind ? 'EARLIER_STEP_OPEN' : null
    },
    (job) => {
      job.scheduledAtMs = Math.min(job.scheduledAtMs, state.nowMs)
    },
  )
}

/** Judges all jobs before it touches one, in the order of their ids. */
function steer(
  state: MemoryState,
  input: JobsInput,
  reasonAgainst: (job: JobRow) => string | null,
  act: (job: JobRow) => void,
): JobsChanged {
  const can: JobRow[] = []
  const refused: { jobId: string; reason: string }[] = []
  for (const jobId of [...new Set(input.jobIds)].sort()) {
    const job = ownedBy(state.jobs, input.affiliateId, jobId)
    const reason = job === undefined ? 'UNKNOWN_JOB' : reasonAgainst(job)
    if (job !== undefined && reason === null) can.push(job)
    else refused.push({ jobId, reason: reason ?? 'UNKNOWN_JOB' })
  }
  for (const job of can) act(job)
  return { changed: can.map((job) => job.id), refused }
}

function putBack(state: MemoryState, job: JobRow, changes: Partial<JobRow>): void {
  reopenRun(mustFind(state.runs, job.runId))
  moveJob(state, job, 'pending', { ...changes, failedAtMs: null, cancelledAtMs: null, errorCode: null })
}

/** The run was ended by a person or by its lead, not merely emptied by cancelling its jobs one by one. */
function wasEndedAsAWhole(state: MemoryState, job: JobRow): boolean {
  if (mustFind(state.runs, job.runId).status !== 'cancelled') return false
  const ENDINGS: readonly (string | null)[] = [
    JOB_ERROR_CODES.runCancelled,
    JOB_ERROR_CODES.automationArchived,
    JOB_ERROR_CODES.unsubscribed,
    JOB_ERROR_CODES.suppressed,
  ]
  return jobsOfRun(state, job.runId).some((j) => j.status !== 'cancelled' || ENDINGS.includes(j.errorCode))
}
