import { JOB_ERROR_CODES } from '../../../domain/job.ts'
import type { StopFacts } from '../../../domain/lead.ts'
import type { Changed, LeadChanges, LeadRef, LeadUpdated, WithActor } from '../../../ports.ts'
import { jobsOfRun, type MemoryState, ownedBy } from '../memory-state.ts'
import { cancelRuns, isWaiting } from '../move-job.ts'
import { questionsOf, renewQuestions, withholdQuestions } from '../questions.ts'
import type { LeadRow, SuppressionRow } from '../rows.ts'
import { forgetOwnStops } from './stop-by-lead.ts'
import { rememberSuppression } from './unsubscribe-lead.ts'

export function stopFactsOf(state: MemoryState, lead: LeadRow): StopFacts {
  return {
    leadErased: lead.erased,
    leadUnsubscribed: lead.unsubscribedAtMs !== null,
    leadSuppressed: lead.suppressedAtMs !== null,
    suppression: suppressionOf(state, lead.affiliateId, lead.email)?.reason ?? null,
  }
}

/** Of the lead, and of its address. */
export function forgetSuppression(state: MemoryState, lead: LeadRow): void {
  const suppression = suppressionOf(state, lead.affiliateId, lead.email)
  lead.suppressedAtMs = null
  lead.patienceSinceMs = state.nowMs
  if (suppression !== undefined) state.suppressions.splice(state.suppressions.indexOf(suppression), 1)
}

export function updateLead(
  state: MemoryState,
  { affiliateId, leadId, changes }: LeadRef & WithActor & { readonly changes: LeadChanges },
): LeadUpdated {
  const lead = ownedBy(state.leads, affiliateId, leadId)
  if (lead === undefined) return { kind: 'unknown' }
  if (lead.erased) return { kind: 'unchanged', reason: 'LEAD_ERASED' }
  const { email, ...others } = changes
  if (email !== undefined && email !== lead.email) {
    const holder = [...state.leads.values()].find((l) => l.affiliateId === affiliateId && l.email === email)
    if (holder !== undefined) return { kind: 'taken', leadId: holder.id }
    changeAddress(state, lead, email)
  }
  const { name = lead.name } = changes
  for (const asked of questionsOf(state, lead))
    if (name !== lead.name && !asked.confirmed) asked.optin = { ...asked.optin, name }
  Object.assign(lead, others)
  return { kind: 'changed' }
}

/** What was known of the old address stays with it; the lead gets what is known of the new one. */
function changeAddress(state: MemoryState, lead: LeadRow, email: string): void {
  if (lead.unsubscribedAtMs !== null) rememberSuppression(state, lead, 'unsubscribed')
  const reason = suppressionOf(state, lead.affiliateId, email)?.reason
  lead.email = email
  lead.emailChanged = true
  lead.patienceSinceMs = state.nowMs
  lead.suppressedAtMs = reason === undefined || reason === 'unsubscribed' ? null : state.nowMs
  if (reason === 'unsubscribed') lead.unsubscribedAtMs ??= state.nowMs
  forgetOwnStops(state, lead)
  renewQuestions(state, lead)
  if (lead.suppressedAtMs !== null && reason !== 'erased') withholdQuestions(state, lead)
}

export function eraseLead(
  state: MemoryState,
  { affiliateId, leadId }: LeadRef & WithActor,
): Changed<'LEAD_ERASED'> {
  const lead = ownedBy(state.leads, affiliateId, leadId)
  if (lead === undefined) return { kind: 'unknown' }
  if (lead.erased) return { kind: 'unchanged', reason: 'LEAD_ERASED' }
  const waiting = [...state.runs.values()].filter(
    (run) => run.leadId === lead.id && jobsOfRun(state, run.id).some(isWaiting),
  )
  cancelRuns(state, waiting, JOB_ERROR_CODES.suppressed)
  rememberSuppression(state, lead, 'erased')
  lead.suppressedAtMs ??= state.nowMs
  for (const { id } of questionsOf(state, lead)) state.confirmations.delete(id)
  Object.assign(lead, { name: '', email: null, whatsapp: null, tags: [], notes: '', erased: true })
  return { kind: 'changed' }
}

function suppressionOf(
  state: MemoryState,
  affiliateId: string,
  email: string | null,
): SuppressionRow | undefined {
  return state.suppressions.find((s) => s.affiliateId === affiliateId && s.email === email)
}
