import type { EventInput, EventReport, Store } from '@booster/engine/ports'
import type { LeadBook, NewLead } from '../leads/ports.ts'

/** Who a person becomes that is no lead yet; null: nothing was declared for one. */
export type Newcomer = Pick<NewLead, 'name' | 'consent'>

/**
 * Keeps an event. A person by an unknown address becomes a lead where their consent is declared; should the process end in
 * between, the same call finds the lead and goes on.
 */
export async function recordLeadEvent(
  ports: { readonly store: Pick<Store, 'recordEvent'>; readonly leads: Pick<LeadBook, 'addLead'> },
  input: EventInput,
  newcomer: Newcomer | null,
): Promise<EventReport> {
  const report = await ports.store.recordEvent(input)
  if (report.kind === 'recorded' || newcomer === null || !('email' in input.lead)) return report
  const { leadId } = await ports.leads.addLead({
    affiliateId: input.affiliateId,
    email: input.lead.email,
    ...newcomer,
    ...{ whatsapp: null, status: 'new', tags: [], notes: '', source: 'api', actor: input.actor },
  })
  return ports.store.recordEvent({ ...input, lead: { leadId } })
}
