import { type Actor, leadActor, SYSTEM } from '@booster/engine/domain/actor'
import { isNothingWithoutJob, isRepetition, stopReasonOf } from '@booster/engine/domain/delivery-event'
import type { DeliveryEventInput, DeliveryReport, DeliverySource, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { type StopInput, stopLead } from '../steer/stop-lead.ts'
import type { StoreContext } from '../store-context.ts'
import { confirmSent } from './confirm-sent.ts'
import { endRunByReply } from './end-run-by-reply.ts'
import { type DeliveredJob, findDeliveredJob } from './find-delivered-job.ts'
import { type LeadRef, lockDelivery } from './lock-delivery.ts'
import { forgetErasedPersons, recordFacts } from './record-facts.ts'
import { stopAfterSoftBounces } from './stop-after-soft-bounces.ts'

/**
 * Records what became of a mail, and everything that follows from it: an unconfirmed job is charged and completed,
 * a lead that bounced for good, complained or unsubscribed gets no further mail, and one that replied no further one of a
 * sequence that ends by it.
 */
export function applyDeliveryEvent(
  context: StoreContext,
  event: DeliveryEventInput,
): Promise<DeliveryReport> {
  return inTransaction(context, async (tx) => {
    const job = await findDeliveredJob(tx, event.source)
    if (job === null && isNothingWithoutJob(event))
      return { known: event.isRetry === true, matched: false, resolved: false }
    // In one write to the database: of the time that an event takes, most goes into these.
    const [kept, { leads, status }] = await Promise.all([
      keepWebhook(tx, event, job !== null),
      lockConcerned(tx, event, job),
    ])
    if (await wasApplied(tx, { kept, event, job })) return { known: true, matched: true, resolved: false }
    for (const lead of leads) await stopByEvent(tx, context, { ...lead, actor: actorOf(event) })
    if (job === null) return { known: kept !== null && kept !== 'new', matched: false, resolved: false }
    const resolved = status === 'unconfirmed'
    if (resolved) await confirmSent(tx, [job])
    const isNewFact = await keepFact(tx, context, { event, job })
    return { known: kept === null ? !isNewFact : kept !== 'new', matched: true, resolved }
  })
}

/**
 * The fact of a mail outlives what was kept of the event: a mailbox that is read again from its beginning stops nobody
 * whose stop was lifted meanwhile. The caller holds the job.
 */
async function wasApplied(
  tx: Tx,
  input: { readonly kept: Kept; readonly event: DeliveryEventInput; readonly job: DeliveredJob | null },
): Promise<boolean> {
  const { kept, event, job } = input
  if (!isRepetition(event)) return false
  if (kept !== 'new' || job === null) return kept === 'applied'
  const recorded = await tx.rows(
    'find-recorded-event',
    `SELECT 1 FROM "DeliveryEvent" WHERE "affiliateId" = $1 AND "jobId" = $2 AND "digest" = $3`,
    [job.affiliateId, job.id, event.digest],
  )
  return recorded.length > 0
}

function actorOf({ source }: DeliveryEventInput): Actor {
  return isByReader(source) ? leadActor(null) : SYSTEM
}

/** What silences a lead stands in the audit log, also where no user acts. */
async function stopByEvent(
  tx: Tx,
  context: StoreContext,
  { actor, ...lead }: StopInput & WithActor,
): Promise<void> {
  const stopped = await stopLead(tx, context, lead)
  if (stopped.kind !== 'changed') return
  const { affiliateId, leadId, reason, byJob } = lead
  recordAudit(tx, {
    actor,
    affiliateId,
    action: reason === 'unsubscribed' ? 'lead.unsubscribe' : 'lead.suppress',
    objects: [{ id: leadId, after: byJob === null ? { reason } : { reason, jobId: byJob } }],
  })
}

/** Locks what the event may change. @returns the leads that get no further mail, and the state of the job */
async function lockConcerned(tx: Tx, event: DeliveryEventInput, job: DeliveredJob | null) {
  const leads = await leadsToStop(tx, event, job)
  const status = await lockDelivery(tx, { job, leads: leadsToLock(event, { job, leads }) })
  return { leads, status }
}

/** Writes down what became of a mail, with what only that decides. @returns whether it is new */
async function keepFact(
  tx: Tx,
  context: StoreContext,
  { event, job }: { readonly event: DeliveryEventInput; readonly job: DeliveredJob },
): Promise<boolean> {
  const fact = { event, job }
  const written = await recordFacts(tx, [fact])
  if (event.kind === 'replied') await endRunByReply(tx, job)
  if (event.bounceClass === 'soft') await stopAfterSoftBounces(tx, context, job)
  forgetErasedPersons(tx, [fact])
  return written.size > 0
}

/** A soft bounce may stop its lead, a reply its run; whether they do is known only later. */
function leadsToLock(
  event: DeliveryEventInput,
  { job, leads }: { readonly job: DeliveredJob | null; readonly leads: readonly LeadRef[] },
): readonly LeadRef[] {
  return job !== null && (event.bounceClass === 'soft' || event.kind === 'replied') ? [job] : leads
}

/** What was known of an event; null: one of our own links, which is not kept. */
type Kept = 'new' | 'unmatched' | 'applied' | null

/** Keeps an event of the provider or a report as it came, once. */
async function keepWebhook(
  tx: Tx,
  { digest, kind, source }: DeliveryEventInput,
  isMatched: boolean,
): Promise<Kept> {
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

/** The leads that get no further mail because of this event. */
async function leadsToStop(tx: Tx, event: DeliveryEventInput, job: DeliveredJob | null) {
  const reason = stopReasonOf(event)
  if (reason === null) return []
  const leads = await leadsConcerned(tx, event.source, job)
  const mailed = event.source.kind === 'own-link' ? null : event.source.email
  const byJob = isByReader(event.source) ? (job?.id ?? null) : null
  return leads.map((lead) => ({ ...lead, reason, mailed, byJob }))
}

/** Who got the mail says it, by something in the mail itself. */
function isByReader(source: DeliverySource): boolean {
  return source.kind === 'own-link' || (source.kind === 'report' && source.byReader === true)
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
