import { isRepetition, stopReasonOf } from '@booster/engine/domain/delivery-event'
import type { DeliveryEventInput, DeliveryReport, DeliverySource } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { stopLead } from '../steer/stop-lead.ts'
import type { StoreContext } from '../store-context.ts'
import { confirmSent } from './confirm-sent.ts'
import { type DeliveredJob, findDeliveredJob } from './find-delivered-job.ts'
import { type LeadRef, lockDelivery } from './lock-delivery.ts'
import { recordDelivery } from './record-delivery.ts'
import { stopAfterSoftBounces } from './stop-after-soft-bounces.ts'

/**
 * Records what became of a mail, and everything that follows from it: an unconfirmed job is charged and completed,
 * and a lead that bounced for good, complained or unsubscribed gets no further mail.
 */
export function applyDeliveryEvent(
  context: StoreContext,
  event: DeliveryEventInput,
): Promise<DeliveryReport> {
  return inTransaction(context, async (tx) => {
    const job = await findDeliveredJob(tx, event.source)
    if (job === null && event.isRetry) return { known: true, matched: false, resolved: false }
    const kept = await keepWebhook(tx, event, job !== null)
    if (kept === 'applied' && isRepetition(event)) return { known: true, matched: true, resolved: false }
    const leads = await leadsToStop(tx, event, job)
    const status = await lockDelivery(tx, { job, leads: leadsToLock(event, { job, leads }) })
    for (const lead of leads) await stopLead(tx, context, lead)
    if (job === null) return { known: kept !== null && kept !== 'new', matched: false, resolved: false }
    const resolved = status === 'unconfirmed'
    if (resolved) await confirmSent(tx, [job])
    const isNewFact = await keepFact(tx, context, { event, job })
    return { known: kept === null ? !isNewFact : kept !== 'new', matched: true, resolved }
  })
}

/** Writes down what became of a mail. @returns whether it is new */
async function keepFact(
  tx: Tx,
  context: StoreContext,
  { event, job }: { readonly event: DeliveryEventInput; readonly job: DeliveredJob },
): Promise<boolean> {
  const isNewFact = await recordDelivery(tx, event, job)
  if (event.bounceClass === 'soft') await stopAfterSoftBounces(tx, context, job)
  forgetErasedPerson(tx, event, job)
  return isNewFact
}

/** A soft bounce may stop its lead; whether it does is known only when it is written down. */
function leadsToLock(
  event: DeliveryEventInput,
  { job, leads }: { readonly job: DeliveredJob | null; readonly leads: readonly LeadRef[] },
): readonly LeadRef[] {
  return job !== null && event.bounceClass === 'soft' ? [job] : leads
}

/** Keeps an event of the provider or a report as it came, once. @returns what was known of it; null for one of our own links */
async function keepWebhook(
  tx: Tx,
  { digest, kind, source }: DeliveryEventInput,
  isMatched: boolean,
): Promise<'new' | 'unmatched' | 'applied' | null> {
  if (source.kind === 'own-link') return null
  const { email, messageRef, payload } = source
  const inserted = await tx.rows(
    'keep-webhook-event',
    `INSERT INTO "WebhookEvent" ("digest", "kind", "email", "messageRef", "payload", "receivedAt", "matchedAt")
     VALUES ($1, $2::"DeliveryKind", $3, $4::uuid, $5::jsonb, ${tx.clock.now}, CASE WHEN $6 THEN ${tx.clock.now} END)
     ON CONFLICT ("digest") DO NOTHING RETURNING 1`,
    [digest, kind, email, messageRef, JSON.stringify(payload), isMatched],
  )
  if (inserted.length > 0) return 'new'
  const matchedNow = await tx.rows(
    'match-webhook-event',
    `UPDATE "WebhookEvent" SET "matchedAt" = CASE WHEN $2 THEN ${tx.clock.now} END
     WHERE "digest" = $1 AND "matchedAt" IS NULL RETURNING 1`,
    [digest, isMatched],
  )
  return matchedNow.length > 0 ? 'unmatched' : 'applied'
}

/** News about the mail of somebody who was erased since is kept without what names the person. */
function forgetErasedPerson(
  tx: Tx,
  { digest }: DeliveryEventInput,
  { affiliateId, leadId, id }: DeliveredJob,
): void {
  tx.send(
    'forget-erased-person',
    `WITH erased AS (
       SELECT FROM "AffiliateLead" WHERE "affiliateId" = $2 AND "id" = $3 AND "erasedAt" IS NOT NULL),
     webhook AS (
       UPDATE "WebhookEvent" SET "email" = '', "payload" = '{}' WHERE "digest" = $1 AND EXISTS (SELECT FROM erased))
     UPDATE "DeliveryEvent" SET "link" = NULL, "reason" = NULL
     WHERE "affiliateId" = $2 AND "jobId" = $4 AND "digest" = $1 AND EXISTS (SELECT FROM erased)`,
    [digest, affiliateId, leadId, id],
  )
}

/** The leads that get no further mail because of this event. */
async function leadsToStop(tx: Tx, event: DeliveryEventInput, job: DeliveredJob | null) {
  const reason = stopReasonOf(event)
  if (reason === null) return []
  const leads = await leadsConcerned(tx, event.source, job)
  const mailed = event.source.kind === 'own-link' ? null : event.source.email
  return leads.map((lead) => ({ ...lead, reason, mailed }))
}

/**
 * Without a job nobody knows who sent the mail: then what the provider says concerns everybody's lead with this address. A
 * report that names no mail of ours may be forged.
 */
async function leadsConcerned(
  tx: Tx,
  source: DeliverySource,
  job: DeliveredJob | null,
): Promise<readonly LeadRef[]> {
  if (job !== null) return [{ affiliateId: job.affiliateId, leadId: job.leadId }]
  if (source.kind !== 'provider') return []
  return tx.rows<LeadRef>(
    'find-leads-by-email',
    `SELECT l."affiliateId", l."id" AS "leadId" FROM "AffiliateProfile" p
     JOIN "AffiliateLead" l ON l."affiliateId" = p."id" AND l."email" = $1
     ORDER BY l."affiliateId", l."id" LIMIT 1000`,
    [source.email],
  )
}
