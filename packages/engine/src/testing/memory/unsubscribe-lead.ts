import { JOB_ERROR_CODES } from '../../domain/job.ts'
import type { Changed } from '../../ports.ts'
import { type MemoryState, ownedBy } from './memory-state.ts'
import { cancelRuns } from './move-job.ts'
import type { LeadRow, SuppressionRow } from './rows.ts'

/** Ends every run of a lead at once. */
export function unsubscribeLead(
  state: MemoryState,
  input: {
    readonly affiliateId: string
    readonly leadId: string
    readonly reason: 'unsubscribed' | 'hard_bounce' | 'complaint'
  },
): Changed<'ALREADY_UNSUBSCRIBED'> {
  const lead = ownedBy(state.leads, input.affiliateId, input.leadId)
  if (lead === undefined) return { kind: 'unknown' }
  const isFirst = lead.unsubscribedAtMs === null
  lead.unsubscribedAtMs ??= state.nowMs
  if (input.reason !== 'unsubscribed') suppressLead(state, lead, input.reason)
  const open = [...state.runs.values()].filter(
    (run) => run.leadId === lead.id && (run.status === 'active' || run.status === 'paused'),
  )
  const code = input.reason === 'unsubscribed' ? JOB_ERROR_CODES.unsubscribed : JOB_ERROR_CODES.suppressed
  const cancelled = cancelRuns(state, open, code)
  return isFirst || cancelled.length > 0
    ? { kind: 'changed' }
    : { kind: 'unchanged', reason: 'ALREADY_UNSUBSCRIBED' }
}

/** Never mails a lead again, whatever consent comes later; the address outlives the lead. */
export function suppressLead(state: MemoryState, lead: LeadRow, reason: SuppressionRow['reason']): void {
  const { affiliateId, email } = lead
  lead.suppressedAtMs ??= state.nowMs
  const isKnown = state.suppressions.some((s) => s.affiliateId === affiliateId && s.email === email)
  if (email !== null && !isKnown) state.suppressions.push({ affiliateId, email, reason, atMs: state.nowMs })
}
