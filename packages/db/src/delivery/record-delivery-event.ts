import type pg from 'pg'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

/** Something that happened to a mail after the provider took it. */
export type DeliveryEventInput = {
  /** SHA-256 (hex) of what identifies the event: the same event again changes nothing. */
  readonly digest: string
  readonly kind: 'delivered' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'unsubscribed'
  /** When it happened, as the provider says; null: now. */
  readonly at: string | null
  readonly link: string | null
  readonly reason: string | null
  readonly job: { readonly affiliateId: string; readonly jobId: string } | null
  /** What the provider's webhook sent; null for a hit on our own links. */
  readonly received: {
    readonly email: string
    readonly messageRef: string | null
    readonly payload: unknown
  } | null
}

/** Writes an event down once, on its job where there is one, and tells the screens. */
export function recordDeliveryEvent(
  pool: pg.Pool,
  event: DeliveryEventInput,
): Promise<{ readonly kind: 'recorded' | 'known' }> {
  return inTransaction(pool, async (tx) => {
    if (event.received !== null) {
      const { email, messageRef, payload } = event.received
      const kept = await tx.rows(
        'record-webhook-event',
        `INSERT INTO "WebhookEvent" ("digest", "kind", "email", "messageRef", "payload", "matchedAt")
         VALUES ($1, $2::"DeliveryKind", $3, $4::uuid, $5::jsonb, CASE WHEN $6 THEN now() END)
         ON CONFLICT ("digest") DO NOTHING RETURNING "digest"`,
        [event.digest, event.kind, email, messageRef, JSON.stringify(payload), event.job !== null],
      )
      if (kept.length === 0) return { kind: 'known' }
    }
    if (event.job === null) return { kind: 'recorded' }
    const { affiliateId, jobId } = event.job
    const written = await tx.rows(
      'record-delivery-event',
      `INSERT INTO "DeliveryEvent" ("affiliateId", "jobId", "digest", "kind", "at", "link", "reason")
       VALUES ($1, $2, $3, $4::"DeliveryKind", coalesce($5::timestamptz, now()), $6, $7)
       ON CONFLICT DO NOTHING RETURNING "digest"`,
      [affiliateId, jobId, event.digest, event.kind, event.at, event.link, event.reason],
    )
    if (written.length === 0) return { kind: 'known' }
    announceChange(tx, [affiliateId], ['jobs'])
    return { kind: 'recorded' }
  })
}
