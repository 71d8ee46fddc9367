import { type ReactivateRefusal, type StopFacts, whyNotReactivate } from '@booster/engine/domain/lead'
import type { Changed, LeadRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import { hashEmail } from '../steer/suppress-leads.ts'
import type { StoreContext } from '../store-context.ts'
import { readSuppression } from './read-suppression.ts'

/** Lets mail to a lead start again whose address the provider had refused, or that had come back softly. */
export function reactivateLead(
  context: StoreContext,
  { affiliateId, leadId, actor }: LeadRef & WithActor,
): Promise<Changed<ReactivateRefusal>> {
  return inTransaction(context, async (tx): Promise<Changed<ReactivateRefusal>> => {
    const lead = await lockStopFacts(tx, { affiliateId, leadId })
    if (lead === null) return { kind: 'unknown' }
    const emailHash = hashEmail(context.hashKey, lead.email ?? '')
    const suppression = await readSuppression(tx, { affiliateId, emailHash })
    const reason = whyNotReactivate({ ...lead, suppression })
    if (reason !== null) return { kind: 'unchanged', reason }
    tx.send('forget-suppression', `DELETE FROM "Suppression" WHERE "affiliateId" = $1 AND "emailHash" = $2`, [
      affiliateId,
      emailHash,
    ])
    tx.send(
      'reactivate-lead',
      `UPDATE "AffiliateLead" SET "suppressedAt" = NULL, "reactivatedAt" = ${tx.clock.now}, "updatedAt" = now() WHERE "affiliateId" = $1 AND "id" = $2`,
      [affiliateId, leadId],
    )
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'lead.reactivate',
      objects: [{ id: leadId, before: { suppression } }],
    })
    announceChange(tx, [affiliateId], ['leads', 'jobs'])
    return { kind: 'changed' }
  })
}

type LockedLead = Omit<StopFacts, 'suppression'> & { readonly email: string | null }

async function lockStopFacts(tx: Tx, { affiliateId, leadId }: LeadRef): Promise<LockedLead | null> {
  const [lead] = await tx.rows<LockedLead>(
    'lock-stop-facts',
    `SELECT "email", "erasedAt" IS NOT NULL AS "leadErased", "unsubscribedAt" IS NOT NULL AS "leadUnsubscribed",
       "suppressedAt" IS NOT NULL AS "leadSuppressed"
     FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [affiliateId, leadId],
  )
  return lead ?? null
}
