import { leavingOf } from '../../../domain/delivery-event.ts'
import { JOB_ERROR_CODES } from '../../../domain/job.ts'
import { STOPPED_BY_LEAD, whyNotGoOn } from '../../../domain/job-refusal.ts'
import {
  type SnoozeRefusal,
  type UndoStopRefusal,
  whyNotMailed,
  whyNotUndoStop,
} from '../../../domain/lead.ts'
import { VERDICT_SETTLEMENTS } from '../../../domain/verdict.ts'
import type { Changed, MailRef, WithActor } from '../../../ports.ts'
import { findDeliveredJob, recordFact } from '../apply-delivery-event.ts'
import { runsIn, snoozedForMs } from '../enrol-leads.ts'
import { steeredJobOf } from '../job-rule-facts.ts'
import { jobsOfRun, type MemoryState, mustFind } from '../memory-state.ts'
import { cancelRuns, moveJob, reopenRun, setRunStatus } from '../move-job.ts'
import type { JobRow, LeadRow, RunRow } from '../rows.ts'
import { endHandOver } from '../settle-sends.ts'

export function leaveSequence(
  state: MemoryState,
  { messageRef }: MailRef & WithActor,
): Changed<'ALREADY_LEFT'> {
  const job = findDeliveredJob(state, { kind: 'own-link', messageRef })
  if (job === null) return { kind: 'unknown' }
  if (job.status === 'unconfirmed') endHandOver(state, job, VERDICT_SETTLEMENTS.was_sent)
  const runs = runsIn(state, job)
  const staying = runs.filter((run) => run.leftAtMs === null)
  if (staying.length === 0) return { kind: 'unchanged', reason: 'ALREADY_LEFT' }
  for (const run of staying) Object.assign(run, { leftAtMs: state.nowMs, leftBy: job.id })
  const open = staying.filter((run) => run.status === 'active' || run.status === 'paused')
  cancelRuns(state, open, JOB_ERROR_CODES.leftSequence)
  recordFact(state, leavingOf(messageRef), job)
  return { kind: 'changed' }
}

export function undoStop(
  state: MemoryState,
  { messageRef, withinMs }: MailRef & WithActor & { readonly withinMs: number },
): Changed<UndoStopRefusal> {
  const job = findDeliveredJob(state, { kind: 'own-link', messageRef })
  if (job === null) return { kind: 'unknown' }
  const lead = mustFind(state.leads, job.leadId)
  const left = runsIn(state, job).filter((run) => run.leftBy === job.id)
  const isAll = lead.unsubscribedAtMs !== null
  const stoppedAtMs = lead.unsubscribedAtMs ?? left[0]?.leftAtMs ?? Number.NEGATIVE_INFINITY
  const reason = whyNotUndoStop({
    leadEmail: lead.email,
    leadSuppressed: lead.suppressedAtMs !== null,
    stoppedByThisMail: isAll ? lead.unsubscribedBy === job.id : left.length > 0,
    stoppedLately: stoppedAtMs >= state.nowMs - withinMs,
  })
  if (reason !== null) return { kind: 'unchanged', reason }
  if (isAll) Object.assign(lead, { unsubscribedAtMs: null, unsubscribedBy: null })
  else for (const run of left) Object.assign(run, { leftAtMs: null, leftBy: null })
  const runs = isAll ? [...state.runs.values()].filter((run) => staysIn(run, lead)) : left
  goOn(state, runs, stoppedAtMs)
  return { kind: 'changed' }
}

function staysIn(run: RunRow, lead: LeadRow): boolean {
  return run.leadId === lead.id && run.leftAtMs === null
}

/** What was cancelled since goes on, but in runs that had ended before; a run that a person had paused is paused again. */
function goOn(state: MemoryState, runs: readonly RunRow[], sinceMs: number): void {
  const ids = new Set(runs.filter((run) => (run.cancelledAtMs ?? sinceMs) >= sinceMs).map(({ id }) => id))
  const isStopped = (job: JobRow): boolean =>
    ids.has(job.runId) &&
    job.status === 'cancelled' &&
    (job.cancelledAtMs ?? 0) >= sinceMs &&
    STOPPED_BY_LEAD.some((code) => code === job.errorCode)
  const jobs = [...state.jobs.values()].filter(isStopped)
  // All verdicts first: a run that reopens is no reason against its other jobs.
  const allowed = jobs.filter((job) => whyNotGoOn(steeredJobOf(state, job, 0)) === null)
  for (const job of allowed) {
    reopenRun(mustFind(state.runs, job.runId))
    moveJob(state, job, 'pending', { cancelledAtMs: null, errorCode: null })
  }
  for (const id of new Set(allowed.map(({ runId }) => runId))) {
    const run = mustFind(state.runs, id)
    if (run.pausedByPerson && run.status === 'active') setRunStatus(run, 'paused')
  }
}

/** The address was corrected: a link that went to the old one takes nothing back for the new one. */
export function forgetOwnStops(state: MemoryState, lead: LeadRow): void {
  lead.unsubscribedBy = null
  for (const run of state.runs.values()) if (run.leadId === lead.id) run.leftBy = null
}

export function snoozeLead(
  state: MemoryState,
  { messageRef, forMs }: MailRef & WithActor & { readonly forMs: number },
): Changed<SnoozeRefusal> {
  const job = findDeliveredJob(state, { kind: 'own-link', messageRef })
  if (job === null) return { kind: 'unknown' }
  const lead = mustFind(state.leads, job.leadId)
  const reason = whyNotMailed({
    leadEmail: lead.email,
    leadSuppressed: lead.suppressedAtMs !== null,
    leadUnsubscribed: lead.unsubscribedAtMs !== null,
  })
  if (reason !== null) return { kind: 'unchanged', reason }
  const leftMs = snoozedForMs(state, lead)
  if (forMs === 0 && leftMs === 0) return { kind: 'unchanged', reason: 'NOT_SNOOZED' }
  moveRuns(state, lead, { forMs, leftMs })
  lead.snoozedUntilMs = forMs === 0 ? null : state.nowMs + forMs
  return { kind: 'changed' }
}

function moveRuns(
  state: MemoryState,
  lead: LeadRow,
  { forMs, leftMs }: { readonly forMs: number; readonly leftMs: number },
): void {
  const untilMs = state.nowMs + forMs
  for (const run of state.runs.values()) {
    if (run.leadId !== lead.id || (run.status !== 'active' && run.status !== 'paused')) continue
    const waiting = jobsOfRun(state, run.id).filter((each) => each.status === 'pending')
    const backMs = Math.min(run.snoozedByMs, leftMs)
    const firstMs = Math.min(...waiting.map((each) => each.scheduledAtMs)) - backMs
    run.snoozedByMs = waiting.length === 0 ? 0 : Math.max(0, forMs === 0 ? 0 : untilMs - firstMs)
    for (const each of waiting) each.scheduledAtMs += run.snoozedByMs - backMs
  }
}
