import type { DeliveryEventInput, DeliveryReport } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { KEYS, unnestColumns } from '../../connection/unnest.ts'
import { byKey } from '../shared/by-key.ts'
import type { StoreContext } from '../store-context.ts'
import { forgetErasedPersons, recordFacts } from './record-facts.ts'

const WEBHOOKS = unnestColumns({
  digest: 'text',
  kind: 'text',
  email: 'text',
  ref: 'uuid?',
  payload: 'text',
})

type MailAtRest = {
  readonly affiliateId: string
  readonly id: string
  readonly leadId: string
  readonly messageRef: string
}

type News = { readonly event: DeliveryEventInput; readonly job: MailAtRest }

/** Whether an event, about a mail that is booked as sent, adds to its figures and changes nothing else. */
export function isPlainNews({ kind, isRetry, source }: DeliveryEventInput): boolean {
  const isPlain = kind === 'delivered' || kind === 'opened' || kind === 'clicked'
  return isPlain && isRetry !== true && source.messageRef !== null
}

/**
 * Records plain news of several mails, at most one of each, in one transaction: events by digest first, then jobs, days and
 * domains, as applyDeliveryEvent locks them.
 * @returns one answer per event; null: nothing is recorded, applyDeliveryEvent has to decide about this one
 */
export function recordNews(
  context: Pick<StoreContext, 'pool' | 'clock'>,
  events: readonly DeliveryEventInput[],
): Promise<readonly (DeliveryReport | null)[]> {
  return inTransaction(context, async (tx) => {
    const found = await findMails(tx, events)
    if (found.length === 0) return events.map(() => null)
    // In one write to the database.
    const [kept, held] = await Promise.all([keepWebhooks(tx, found), lockMails(tx, found)])
    const isKept = ({ event }: News) => event.source.kind === 'own-link' || kept.has(event.digest)
    const news = found.filter((each) => isKept(each) && held.has(each.job.id))
    giveBack(
      tx,
      found.filter((each) => kept.has(each.event.digest) && !held.has(each.job.id)),
    )
    const written = await recordFacts(tx, news)
    forgetErasedPersons(tx, news)
    const answers = new Map(news.map(({ event, job }) => [event, reportOf(event, written.has(job.id))]))
    return events.map((event) => answers.get(event) ?? null)
  })
}

function reportOf({ source }: DeliveryEventInput, isNewFact: boolean): DeliveryReport {
  return { known: source.kind === 'own-link' && !isNewFact, matched: true, resolved: false }
}

/** The mails that are booked as sent, not locked yet. */
async function findMails(tx: Tx, events: readonly DeliveryEventInput[]): Promise<readonly News[]> {
  const mails = await tx.rows<MailAtRest>(
    'find-mails-at-rest',
    `SELECT j."affiliateId", j."id", j."leadId", j."messageRef" FROM "AffiliateAutomationJob" j
     WHERE j."messageRef" = ANY($1::uuid[]) AND j."restStatus" IN ('completed', 'unconfirmed', 'failed')
       AND j."status" = 'completed'`,
    [events.map(({ source }) => source.messageRef)],
  )
  const byRef = new Map(mails.map((mail) => [mail.messageRef, mail]))
  return events.flatMap((event) => {
    const job = byRef.get(event.source.messageRef ?? '')
    return job === undefined ? [] : [{ event, job }]
  })
}

/** Keeps what the provider or a report says, as it came. @returns the digests that nobody had kept before */
async function keepWebhooks(tx: Tx, found: readonly News[]): Promise<ReadonlySet<string>> {
  const kept = found.flatMap(({ event: { digest, kind, source } }) =>
    source.kind === 'own-link' ? [] : [{ digest, kind, source }],
  )
  if (kept.length === 0) return new Set()
  const rows = await tx.rows<{ digest: string }>(
    'keep-webhook-events',
    `INSERT INTO "WebhookEvent" ("digest", "kind", "email", "messageRef", "payload", "receivedAt", "matchedAt")
     SELECT u.digest, u.kind::"DeliveryKind", u.email, u.ref, u.payload::jsonb, ${tx.clock.now}, ${tx.clock.now}
     FROM ${WEBHOOKS.from(1)} ORDER BY u.digest
     ON CONFLICT ("digest") DO NOTHING RETURNING "digest"`,
    WEBHOOKS.arrays(kept, {
      digest: (each) => each.digest,
      kind: (each) => each.kind,
      email: ({ source }) => source.email,
      ref: ({ source }) => source.messageRef,
      payload: ({ source }) => JSON.stringify(source.payload),
    }),
  )
  return new Set(rows.map(({ digest }) => digest))
}

/** @returns the jobs that are still at rest as sent; the others went to the archive meanwhile */
async function lockMails(tx: Tx, found: readonly News[]): Promise<ReadonlySet<string>> {
  const jobs = found.map(({ job }) => job).sort(byKey)
  const rows = await tx.rows<{ id: string }>(
    'lock-mails-at-rest',
    `SELECT j."id" FROM ${KEYS.from(1)}
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = u.aff AND j."id" = u.id AND j."status" = 'completed'
     ORDER BY j."affiliateId", j."id" FOR UPDATE OF j`,
    KEYS.arrays(jobs, { aff: (job) => job.affiliateId, id: (job) => job.id }),
  )
  return new Set(rows.map(({ id }) => id))
}

/** applyDeliveryEvent keeps these. */
function giveBack(tx: Tx, news: readonly News[]): void {
  if (news.length === 0) return
  tx.send('give-back-webhook-events', `DELETE FROM "WebhookEvent" WHERE "digest" = ANY($1::text[])`, [
    news.map(({ event }) => event.digest),
  ])
}
