import { JOB_ERROR_CODES } from '../../../domain/job.ts'
import {
  type JobRefusal,
  refuseBeyondCredit,
  whyNotCancel,
  whyNotPutBack,
  whyNotRetry,
  whyNotSendNow,
  whyNotUndoCancel,
} from '../../../domain/job-refusal.ts'
import type { JobsChanged, WithActor } from '../../../ports.ts'
import { type SteeredJob, steeredJobOf } from '../job-rule-facts.ts'
import { type MemoryState, mustFind, ownedBy } from '../memory-state.ts'
import { cancelJob, moveJob, reopenRun } from '../move-job.ts'
import type { JobRow } from '../rows.ts'

type JobsInput = WithActor & { readonly affiliateId: string; readonly jobIds: readonly string[] }

export function cancelJobs(state: MemoryState, input: JobsInput): JobsChanged {
  const refuse = (jobs: readonly SteeredJob[]) => jobs.map(whyNotCancel)
  return steer(state, input, refuse, (job) => cancelJob(state, job, JOB_ERROR_CODES.cancelledByPerson))
}

export function undoCancelJobs(
  state: MemoryState,
  input: JobsInput & { readonly withinMs: number },
): JobsChanged {
  const refuse = (jobs: readonly SteeredJob[]) => jobs.map(whyNotUndoCancel)
  return steer(state, input, refuse, (job) => putBack(state, job, {}))
}

export function retryJobs(state: MemoryState, input: JobsInput): JobsChanged {
  const refuse = (jobs: readonly SteeredJob[]) => refuseBeyondCredit(jobs, whyNotRetry)
  const fresh = { retryCount: 0, quickRetryCount: 0, scheduledAtMs: state.nowMs }
  return steer(state, input, refuse, (job) => putBack(state, job, fresh))
}

/** What a suppression ended goes on, now that it is lifted. */
export function putBackJobs(state: MemoryState, input: JobsInput): JobsChanged {
  const refuse = (jobs: readonly SteeredJob[]) => refuseBeyondCredit(jobs, whyNotPutBack)
  const fresh = { retryCount: 0, quickRetryCount: 0, scheduledAtMs: state.nowMs }
  return steer(state, input, refuse, (job) => putBack(state, job, job.status === 'failed' ? fresh : {}))
}

export function sendJobsNow(state: MemoryState, input: JobsInput): JobsChanged {
  const refuse = (jobs: readonly SteeredJob[]) => refuseBeyondCredit(jobs, whyNotSendNow)
  return steer(state, input, refuse, (job) => {
    job.scheduledAtMs = Math.min(job.scheduledAtMs, state.nowMs)
  })
}

/** Judges all jobs before it changes one, in the order of their ids. */
function steer(
  state: MemoryState,
  input: JobsInput & { readonly withinMs?: number },
  refuse: (jobs: readonly SteeredJob[]) => readonly (JobRefusal | null)[],
  act: (job: JobRow) => void,
): JobsChanged {
  const ids = [...new Set(input.jobIds)].sort()
  const jobs = ids.flatMap((id) => ownedBy(state.jobs, input.affiliateId, id) ?? [])
  const known = new Set(jobs.map((job) => job.id))
  const reasons = refuse(jobs.map((job) => steeredJobOf(state, job, input.withinMs ?? 0)))
  const refused: { jobId: string; reason: JobRefusal }[] = ids
    .filter((id) => !known.has(id))
    .map((jobId) => ({ jobId, reason: 'NOT_FOUND' }))
  const changed: string[] = []
  for (const [index, job] of jobs.entries()) {
    const reason = reasons[index] ?? null
    if (reason !== null) refused.push({ jobId: job.id, reason })
    else {
      act(job)
      changed.push(job.id)
    }
  }
  return { changed, refused }
}

function putBack(state: MemoryState, job: JobRow, changes: Partial<JobRow>): void {
  reopenRun(mustFind(state.runs, job.runId))
  moveJob(state, job, 'pending', { ...changes, failedAtMs: null, cancelledAtMs: null, errorCode: null })
}
