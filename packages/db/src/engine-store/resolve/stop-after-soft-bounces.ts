import { SYSTEM } from '@booster/engine/domain/actor'
import { SOFT_BOUNCES_IN_A_ROW } from '@booster/engine/domain/delivery-event'
import { recordAudit } from '../../audit/record-audit.ts'
import type { Tx } from '../../connection/transaction.ts'
import { stopLead } from '../steer/stop-lead.ts'
import type { StoreContext } from '../store-context.ts'
import type { LeadRef } from './lock-delivery.ts'

/**
 * Stops mail to an address that returned the last mails to it, one after the other. A mail that did not come back ends the
 * row, whether it is known to have arrived or nothing is known of it: many a delivery is never reported, and nobody is to
 * lose mail that arrives. The caller holds the jobs of the lead.
 */
export async function stopAfterSoftBounces(
  tx: Tx,
  context: Pick<StoreContext, 'hashKey'>,
  { affiliateId, leadId }: LeadRef,
): Promise<void> {
  const returned = await countReturnedInARow(tx, { affiliateId, leadId })
  if (returned < SOFT_BOUNCES_IN_A_ROW) return
  const reason = 'soft_bounces'
  const stopped = await stopLead(tx, context, { affiliateId, leadId, reason, mailed: null, byJob: null })
  if (stopped.kind !== 'changed') return
  recordAudit(tx, {
    actor: SYSTEM,
    affiliateId,
    action: 'lead.suppress',
    objects: [{ id: leadId, after: { reason, returned } }],
  })
}

/** Of the mails to the present address, or since its affiliate last let mail start again. */
async function countReturnedInARow(tx: Tx, { affiliateId, leadId }: LeadRef): Promise<number> {
  const [row] = await tx.rows<{ returned: number }>(
    'count-returned-in-a-row',
    `WITH mail AS (
       SELECT j."executedAt" AS "at", (
         SELECT coalesce(bool_or(e."bounceClass" = 'soft') AND bool_and(e."kind" = 'bounced'), false)
         FROM "DeliveryEvent" e WHERE e."affiliateId" = j."affiliateId" AND e."jobId" = j."id") AS "isReturned"
       FROM "AffiliateLead" l
       JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
       JOIN "AnyJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
       WHERE l."affiliateId" = $1 AND l."id" = $2 AND j."status" = 'completed'
         AND j."executedAt" > coalesce(greatest(l."emailChangedAt", l."reactivatedAt"), '-infinity')),
     last AS (SELECT max("at") AS "at" FROM mail WHERE "isReturned")
     SELECT count(*)::int AS "returned" FROM mail WHERE "isReturned" AND "at" > coalesce(
       (SELECT max(m."at") FROM mail m, last WHERE NOT m."isReturned" AND m."at" <= last."at"), '-infinity')`,
    [affiliateId, leadId],
  )
  return row?.returned ?? 0
}
