import {
  type AutomationRefusal,
  type AutomationTarget,
  whyNotMoveAutomation,
} from '../../../domain/automation.ts'
import { type HoldReason, JOB_ERROR_CODES } from '../../../domain/job.ts'
import { type RunRefusal, whyNotRun } from '../../../domain/run-refusal.ts'
import type { CancelReport, Changed, RunRef, WithActor } from '../../../ports.ts'
import { jobsOfRun, liveStepsOf, type MemoryState, mustFind, ownedBy } from '../memory-state.ts'
import { cancelRuns, isWaiting, moveJob, setRunStatus } from '../move-job.ts'
import type { AutomationRow, JobRow, RunRow } from '../rows.ts'
import { reviveHeldJobs } from './revive-held-jobs.ts'

export function cancelRun(state: MemoryState, { affiliateId, runId }: RunRef & WithActor): CancelReport {
  const run = ownedBy(state.runs, affiliateId, runId)
  if (run === undefined) return { kind: 'unknown' }
  const reason = whyNotRun('cancel', run.status)
  if (reason !== null) return { kind: 'unchanged', reason }
  const cancelled = cancelRuns(state, [run], JOB_ERROR_CODES.runCancelled)
  const processing = jobsOfRun(state, runId).filter((job) => job.status === 'processing')
  return { kind: 'cancelled', jobs: cancelled.length, alreadyOnTheirWay: processing.length }
}

export function pauseRun(
  state: MemoryState,
  { affiliateId, runId }: RunRef & WithActor,
): Changed<RunRefusal> {
  const run = ownedBy(state.runs, affiliateId, runId)
  if (run === undefined) return { kind: 'unknown' }
  const reason = whyNotRun('pause', run.status)
  if (reason !== null) return { kind: 'unchanged', reason }
  setRunStatus(run, 'paused')
  run.pausedByPerson = true
  return { kind: 'changed' }
}

export function resumeRun(
  state: MemoryState,
  { affiliateId, runId }: RunRef & WithActor,
): Changed<RunRefusal> {
  const run = ownedBy(state.runs, affiliateId, runId)
  if (run === undefined) return { kind: 'unknown' }
  const reason = whyNotRun('resume', run.status)
  if (reason !== null) return { kind: 'unchanged', reason }
  setRunStatus(run, 'active')
  run.pausedByPerson = false
  const automation = mustFind(state.automations, run.automationId)
  catchUp(state, automation, heldFor(jobsOfRun(state, runId), 'RUN_PAUSED'))
  return { kind: 'changed' }
}

export function setAutomationStatus(
  state: MemoryState,
  input: {
    readonly affiliateId: string
    readonly automationId: string
    readonly status: AutomationTarget
  } & WithActor,
): Changed<AutomationRefusal> {
  const automation = ownedBy(state.automations, input.affiliateId, input.automationId)
  const { status } = input
  if (automation === undefined) return { kind: 'unknown' }
  const steps = liveStepsOf(state, automation.id).length
  const reason = whyNotMoveAutomation({ status: automation.status, steps }, status)
  if (reason !== null) return { kind: 'unchanged', reason }
  const { pausedAtMs } = automation
  automation.status = status
  automation.pausedAtMs = status === 'paused' ? state.nowMs : null
  const runs = [...state.runs.values()].filter((run) => run.automationId === automation.id)
  const jobs = runs.flatMap((run) => jobsOfRun(state, run.id))
  if (status === 'active') {
    if (pausedAtMs !== null)
      for (const run of runs.filter((each) => each.startedAtMs > pausedAtMs)) startWaitingRun(state, run)
    catchUp(state, automation, heldFor(jobs, 'AUTOMATION_PAUSED'))
  }
  if (status === 'archived') {
    const isAlive = (job: JobRow): boolean => isWaiting(job) || job.status === 'processing'
    const alive = new Set(jobs.filter(isAlive).map((job) => job.runId))
    const ended = runs.filter((run) => alive.has(run.id) && run.status !== 'cancelled')
    cancelRuns(state, ended, JOB_ERROR_CODES.automationArchived)
  }
  return { kind: 'changed' }
}

/** A run that began during the pause begins now: every delay is counted from this moment. */
function startWaitingRun(state: MemoryState, run: RunRow): void {
  if (run.status !== 'active' && run.status !== 'paused') return
  const waitedMs = state.nowMs - run.startedAtMs
  for (const job of jobsOfRun(state, run.id).filter(isWaiting)) {
    const hasDelay = job.scheduledAtMs > run.startedAtMs
    const scheduledAtMs = job.scheduledAtMs + waitedMs
    if (hasDelay && job.status === 'held' && job.holdReason === 'AUTOMATION_PAUSED')
      moveJob(state, job, 'pending', { scheduledAtMs })
    else job.scheduledAtMs = scheduledAtMs
  }
}

function heldFor(jobs: readonly JobRow[], reason: HoldReason): readonly JobRow[] {
  return jobs.filter((job) => job.status === 'held' && job.holdReason === reason)
}

function catchUp(state: MemoryState, automation: AutomationRow, held: readonly JobRow[]): number {
  return reviveHeldJobs(state, held, automation.catchUp, automation.catchUpHours)
}
