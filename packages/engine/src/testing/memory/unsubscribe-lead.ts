import { isStrongerReason, type StopReason, type SuppressionReason } from '../../domain/delivery-event.ts'
import { JOB_ERROR_CODES } from '../../domain/job.ts'
import type { Changed } from '../../ports.ts'
import { jobsOfRun, type MemoryState, ownedBy } from './memory-state.ts'
import { cancelRuns, isWaiting } from './move-job.ts'
import type { LeadRow } from './rows.ts'

/** Cancels every waiting mail to a lead and its run; a run that only has mail on its way ends with that mail. */
export function unsubscribeLead(
  state: MemoryState,
  input: {
    readonly affiliateId: string
    readonly leadId: string
    readonly reason: StopReason
  },
): Changed<'ALREADY_UNSUBSCRIBED'> {
  const lead = ownedBy(state.leads, input.affiliateId, input.leadId)
  if (lead === undefined) return { kind: 'unknown' }
  const isFirst = lead.unsubscribedAtMs === null
  lead.unsubscribedAtMs ??= state.nowMs
  if (input.reason !== 'unsubscribed') {
    nameStrongerReason(state, lead)
    suppressLead(state, lead, input.reason)
  }
  const waiting = [...state.runs.values()].filter(
    (run) =>
      run.leadId === lead.id &&
      (run.status === 'active' || run.status === 'paused') &&
      jobsOfRun(state, run.id).some(isWaiting),
  )
  const code = input.reason === 'unsubscribed' ? JOB_ERROR_CODES.unsubscribed : JOB_ERROR_CODES.suppressed
  const cancelled = cancelRuns(state, waiting, code)
  return isFirst || cancelled.length > 0
    ? { kind: 'changed' }
    : { kind: 'unchanged', reason: 'ALREADY_UNSUBSCRIBED' }
}

/** Jobs that the present unsubscription cancelled get the stronger reason, whichever of the two came first. */
function nameStrongerReason(state: MemoryState, lead: LeadRow): void {
  const since = lead.unsubscribedAtMs ?? Number.POSITIVE_INFINITY
  for (const job of state.jobs.values()) {
    const isByUnsubscription = job.status === 'cancelled' && job.errorCode === JOB_ERROR_CODES.unsubscribed
    if (job.leadId === lead.id && isByUnsubscription && (job.cancelledAtMs ?? 0) >= since)
      job.errorCode = JOB_ERROR_CODES.suppressed
  }
}

/** No further mail to a lead, whatever consent comes later; the address outlives the lead, with its strongest reason. */
export function suppressLead(state: MemoryState, lead: LeadRow, reason: SuppressionReason): void {
  const { affiliateId, email } = lead
  lead.suppressedAtMs ??= state.nowMs
  if (email === null) return
  const known = state.suppressions.find((s) => s.affiliateId === affiliateId && s.email === email)
  if (known === undefined) state.suppressions.push({ affiliateId, email, reason, atMs: state.nowMs })
  else if (isStrongerReason(reason, known.reason)) known.reason = reason
}
