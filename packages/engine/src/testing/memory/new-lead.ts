import { LIFTED_BY_CONSENT } from '../../domain/delivery-event.ts'
import { type MemoryState, newId } from './memory-state.ts'
import type { LeadRow } from './rows.ts'

/** A lead as it begins. */
export function newLead(
  state: MemoryState,
  given: Pick<LeadRow, 'affiliateId' | 'name' | 'email' | 'whatsapp'> & { readonly language?: string },
): LeadRow {
  const lead: LeadRow = {
    language: 'id',
    ...given,
    id: newId(state),
    status: 'new',
    tags: [],
    notes: '',
    unsubscribedAtMs: null,
    unsubscribedBy: null,
    suppressedAtMs: null,
    snoozedUntilMs: null,
    emailChanged: false,
    patienceSinceMs: 0,
    erased: false,
    awaitsConfirmation: false,
  }
  state.leads.set(lead.id, lead)
  return lead
}

/** What a new consent of the person takes back: its unsubscription, and what erasing the person left. */
export function liftByConsent(state: MemoryState, lead: LeadRow): void {
  lead.unsubscribedAtMs = null
  lead.unsubscribedBy = null
  lead.snoozedUntilMs = null
  const { affiliateId, email } = lead
  const place = state.suppressions.findIndex((s) => s.affiliateId === affiliateId && s.email === email)
  const reason = state.suppressions[place]?.reason
  if (!LIFTED_BY_CONSENT.some((lifted) => lifted === reason)) return
  state.suppressions.splice(place, 1)
  if (reason === 'erased') lead.suppressedAtMs = null
}
