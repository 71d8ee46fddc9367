import { canMoveJob, type JobStatus } from '../../domain/job.ts'
import { canMoveRun, type RunProgress, type RunStatus, runStatusFor } from '../../domain/run.ts'
import { jobsOfRun, type MemoryState, mustFind } from './memory-state.ts'
import type { JobRow, RunRow } from './rows.ts'

/**
 * Moves a job to another state and its run with it.
 * @throws Error when the transition is illegal, as the trigger of the database does
 */
export function moveJob(
  state: MemoryState,
  job: JobRow,
  to: JobStatus,
  changes: Partial<Omit<JobRow, 'status'>> = {},
): void {
  if (!canMoveJob(job.status, to))
    throw new Error(`illegal transition of job ${job.id}: ${job.status} -> ${to}`)
  Object.assign(job, changes)
  job.status = to
  if (to !== 'processing') {
    job.leaseToken = null
    job.leaseUntilMs = null
  }
  if (to !== 'held') job.holdReason = null
  const run = mustFind(state.runs, job.runId)
  setRunStatus(run, runStatusFor(run.status, progressOf(state, run.id)))
}

/** Lets a closed run go on, because a person brought one of its jobs back. */
export function reopenRun(run: RunRow): void {
  if (run.status !== 'active' && run.status !== 'paused') setRunStatus(run, 'active')
}

/** @throws Error when the transition is illegal */
export function setRunStatus(run: RunRow, to: RunStatus): void {
  if (run.status === to) return
  if (!canMoveRun(run.status, to))
    throw new Error(`illegal transition of run ${run.id}: ${run.status} -> ${to}`)
  run.status = to
}

export function progressOf(state: MemoryState, runId: string): RunProgress {
  const jobs = jobsOfRun(state, runId)
  const count = (status: JobStatus): number => jobs.filter((job) => job.status === status).length
  return {
    totalSteps: jobs.length,
    completedSteps: count('completed'),
    failedSteps: count('failed'),
    cancelledSteps: count('cancelled'),
  }
}

/** Cancels a waiting job. */
export function cancelJob(state: MemoryState, job: JobRow, errorCode: string): void {
  moveJob(state, job, 'cancelled', { errorCode, cancelledAtMs: state.nowMs })
}

export function isWaiting(job: JobRow): boolean {
  return job.status === 'pending' || job.status === 'held'
}

/**
 * Ends open runs for good: what waits is cancelled, what is on its way may still come to its end.
 * @returns the cancelled jobs
 */
export function cancelRuns(
  state: MemoryState,
  runs: readonly RunRow[],
  errorCode: string,
): readonly JobRow[] {
  return runs.flatMap((run) => {
    setRunStatus(run, 'cancelled')
    run.cancelledAtMs = state.nowMs
    const waiting = jobsOfRun(state, run.id).filter(isWaiting)
    for (const job of waiting) cancelJob(state, job, errorCode)
    return waiting
  })
}
