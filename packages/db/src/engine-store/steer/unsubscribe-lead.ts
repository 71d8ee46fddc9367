import type { StopReason } from '@booster/engine/domain/delivery-event'
import type { Changed, LeadRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction } from '../../connection/transaction.ts'
import type { StoreContext } from '../store-context.ts'
import { stopLead } from './stop-lead.ts'

/** A person takes a lead off every list, or says that its address is dead or that it complained. */
export function unsubscribeLead(
  context: StoreContext,
  { affiliateId, leadId, reason, actor }: LeadRef & WithActor & { readonly reason: StopReason },
): Promise<Changed<'ALREADY_UNSUBSCRIBED'>> {
  return inTransaction(context, async (tx) => {
    const answer = await stopLead(tx, context, { affiliateId, leadId, reason, mailed: null, byJob: null })
    if (answer.kind === 'changed') {
      recordAudit(tx, {
        actor,
        affiliateId,
        action: 'lead.unsubscribe',
        objects: [{ id: leadId, after: { reason } }],
      })
    }
    return answer
  })
}
