import {
  isPersonsWill,
  isStrongerReason,
  type StopReason,
  type SuppressionReason,
} from '../../../domain/delivery-event.ts'
import { JOB_ERROR_CODES } from '../../../domain/job.ts'
import type { Changed, LeadRef, WithActor } from '../../../ports.ts'
import { jobsOfRun, type MemoryState, ownedBy } from '../memory-state.ts'
import { cancelRuns, isWaiting } from '../move-job.ts'
import { withholdQuestions } from '../questions.ts'
import type { LeadRow } from '../rows.ts'

export function unsubscribeLead(
  state: MemoryState,
  input: LeadRef & WithActor & { readonly reason: StopReason },
): Changed<'ALREADY_UNSUBSCRIBED'> {
  return stopLead(state, { ...input, mailed: null, byJob: null })
}

/**
 * Cancels every waiting mail to a lead and its run; a run that only has mail on its way ends with that mail.
 * @param input `mailed`: the address that an event names; null: a person acts on the lead itself. `byJob`: the job whose
 * own link the lead used; null: somebody else says it
 */
export function stopLead(
  state: MemoryState,
  input: LeadRef & {
    readonly reason: StopReason
    readonly mailed: string | null
    readonly byJob: string | null
  },
): Changed<'ALREADY_UNSUBSCRIBED'> {
  const lead = ownedBy(state.leads, input.affiliateId, input.leadId)
  if (lead === undefined) return { kind: 'unknown' }
  if (input.reason === 'hard_bounce' && !isAboutLead(lead, input.mailed)) {
    suppressLead(state, lead, { reason: input.reason, mailed: input.mailed })
    return { kind: 'unchanged', reason: 'ALREADY_UNSUBSCRIBED' }
  }
  const isFirst = (isPersonsWill(input.reason) ? lead.unsubscribedAtMs : lead.suppressedAtMs) === null
  if (isPersonsWill(input.reason)) {
    if (lead.unsubscribedAtMs === null || input.byJob === null) lead.unsubscribedBy = input.byJob
    lead.unsubscribedAtMs ??= state.nowMs
  }
  if (input.reason !== 'unsubscribed') {
    nameStrongerReason(state, lead)
    suppressLead(state, lead, { reason: input.reason, mailed: null })
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
export function suppressLead(
  state: MemoryState,
  lead: LeadRow,
  { reason, mailed }: { readonly reason: SuppressionReason; readonly mailed: string | null },
): void {
  const isAboutIt = isAboutLead(lead, mailed)
  if (isAboutIt) {
    lead.suppressedAtMs ??= state.nowMs
    withholdQuestions(state, lead)
  }
  const email = isAboutIt ? (lead.email ?? mailed) : mailed
  rememberSuppression(state, { affiliateId: lead.affiliateId, email }, reason)
}

/** Whether what is known of the address `mailed` is about the present address of the lead. */
function isAboutLead(lead: LeadRow, mailed: string | null): boolean {
  return mailed === null || !lead.emailChanged || lead.email === mailed
}

/** The strongest reason stays. */
export function rememberSuppression(
  state: MemoryState,
  { affiliateId, email }: Pick<LeadRow, 'affiliateId' | 'email'>,
  reason: SuppressionReason,
): void {
  if (email === null) return
  const known = state.suppressions.find((s) => s.affiliateId === affiliateId && s.email === email)
  if (known === undefined) state.suppressions.push({ affiliateId, email, reason, atMs: state.nowMs })
  else if (isStrongerReason(reason, known.reason)) known.reason = reason
}
