import { type ReactivateRefusal, whyNotReactivate } from '@booster/engine/domain/lead'
import type { Changed, LeadRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { forgetSuppressions, lockStopFacts } from './stop-facts.ts'

/** Lets mail to a lead start again whose address the provider had refused, or that had come back softly. */
export function reactivateLead(
  context: StoreContext,
  { affiliateId, leadId, actor }: LeadRef & WithActor,
): Promise<Changed<ReactivateRefusal>> {
  return inTransaction(context, async (tx): Promise<Changed<ReactivateRefusal>> => {
    const [lead] = await lockStopFacts(tx, context.hashKey, { affiliateId, leadIds: [leadId] })
    if (lead === undefined) return { kind: 'unknown' }
    const reason = whyNotReactivate(lead)
    if (reason !== null) return { kind: 'unchanged', reason }
    forgetSuppressions(tx, affiliateId, [lead])
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'lead.reactivate',
      objects: [{ id: leadId, before: { suppression: lead.suppression } }],
    })
    announceChange(tx, [affiliateId], ['leads', 'jobs'])
    return { kind: 'changed' }
  })
}
