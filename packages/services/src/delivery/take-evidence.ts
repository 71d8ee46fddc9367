import { createHash } from 'node:crypto'
import {
  type DeliveredJob,
  findJobByProviderId,
  findJobByRef,
  findJobBySignedRef,
  findLeadsByEmail,
} from '@booster/db/delivery/find-delivered-job'
import { recordDeliveryEvent } from '@booster/db/delivery/record-delivery-event'
import { SYSTEM } from '@booster/engine/domain/actor'
import type { Store } from '@booster/engine/ports'
import type { WebhookEvent, WebhookKind } from '@booster/mail/mailketing/webhook-event'
import type { Pool } from 'pg'

export type Evidence = { readonly pool: Pool; readonly store: Store }

/**
 * What follows from an event of the provider. The deeds come first and can be repeated without harm; the event is
 * written down last, so that a crash in between makes the provider send it again and nothing is lost.
 */
export async function takeProviderEvent(
  { pool, store }: Evidence,
  event: WebhookEvent,
  payload: unknown,
): Promise<{ readonly known: boolean; readonly matched: boolean }> {
  const job = await findJob(pool, event)
  if (job !== null) await confirmSent(store, job)
  await respectRefusal({ pool, store }, { event, job })
  const recorded = await recordDeliveryEvent(pool, {
    digest: event.digest,
    kind: event.kind,
    at: event.at ?? null,
    link: event.link ?? null,
    reason: event.reason ?? null,
    job,
    received: { email: event.email, messageRef: event.messageRef ?? null, payload },
  })
  return { known: recorded.kind === 'known', matched: job !== null }
}

/** A hit on one of our own signed links: the mail did arrive. Returns the job, or null when it is gone. */
export async function takeLinkHit(
  { pool, store }: Evidence,
  hit: { readonly messageRef: string; readonly kind: WebhookKind; readonly link: string | null },
): Promise<DeliveredJob | null> {
  const job = await findJobBySignedRef(pool, hit.messageRef)
  if (job === null) return null
  await confirmSent(store, job)
  // One row per job and kind (and link), however often it is opened.
  const what = JSON.stringify(['own link', hit.kind, hit.messageRef, hit.link])
  const digest = createHash('sha256').update(what).digest('hex')
  await recordDeliveryEvent(pool, {
    digest,
    kind: hit.kind,
    at: null,
    link: hit.link,
    reason: null,
    job,
    received: null,
  })
  return job
}

async function findJob(
  pool: Pool,
  { messageRef, messageId, email }: WebhookEvent,
): Promise<DeliveredJob | null> {
  const byRef = messageRef === undefined ? null : await findJobByRef(pool, messageRef)
  if (byRef !== null || messageId === undefined) return byRef
  return findJobByProviderId(pool, { email, providerId: messageId })
}

/** Whatever happens to a mail later (even a bounce) proves that the provider took it. */
async function confirmSent(store: Store, job: DeliveredJob): Promise<void> {
  if (job.status !== 'unconfirmed') return
  await store.resolveUnconfirmed({
    affiliateId: job.affiliateId,
    jobId: job.jobId,
    verdict: 'was_sent',
    actor: SYSTEM,
  })
}

/** A dead address, a complaint and an unsubscribe end all mails to this person at once. */
async function respectRefusal(
  { pool, store }: Evidence,
  { event, job }: { readonly event: WebhookEvent; readonly job: DeliveredJob | null },
): Promise<void> {
  const reason = refusalOf(event)
  if (reason === null) return
  // Without a reference nobody knows whose mail it was: then it counts for everybody who mails this address.
  const leads = job === null ? await findLeadsByEmail(pool, event.email) : [job]
  for (const { affiliateId, leadId } of leads) await store.unsubscribeLead({ affiliateId, leadId, reason })
}

function refusalOf(event: WebhookEvent): 'unsubscribed' | 'hard_bounce' | 'complaint' | null {
  if (event.kind === 'unsubscribed') return 'unsubscribed'
  if (event.kind === 'complained') return 'complaint'
  return event.bounceClass === 'hard' ? 'hard_bounce' : null
}
