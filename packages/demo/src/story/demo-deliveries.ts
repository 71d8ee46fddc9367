import { createHash } from 'node:crypto'
import { RECOUNT_NEWS } from '@booster/db/automations/sum-days-sql'
import type pg from 'pg'
import { chanceFor, mailKey, type SentMail } from './demo-mailer.ts'
import { HOUR_MS, iso, MINUTE_MS, SECOND_MS } from './demo-rhythm.ts'
import { insertRows } from './insert-rows.ts'
import type { Stage } from './stage.ts'

type Event = {
  readonly kind: 'delivered' | 'opened' | 'clicked' | 'bounced'
  readonly atMs: number
  readonly link?: string | null
  readonly reason?: string
}

/** What the provider's webhook tells; the rest are hits on our own links. */
const FROM_PROVIDER: readonly Event['kind'][] = ['delivered', 'bounced']

/**
 * Writes what became of the sent mails: almost all arrive, some are opened, few are clicked. The thousands of events
 * change no job any more, so they are written together; who leaves has left by the store's own operation.
 */
export async function writeDeliveries(client: pg.PoolClient, stage: Stage): Promise<void> {
  const events = stage.sent.flatMap((mail) =>
    eventsOf(mail)
      .filter(({ atMs }) => atMs <= stage.nowMs())
      .map((event) => ({ mail, event })),
  )
  await insertRows(
    client,
    'WebhookEvent',
    events
      .filter(({ event }) => FROM_PROVIDER.includes(event.kind))
      .map(({ mail, event }) => webhookRow(mail, event)),
  )
  await insertRows(
    client,
    'DeliveryEvent',
    events.map(({ mail, event }) => deliveryRow(mail, event)),
  )
  for (const statement of RECOUNT_NEWS) await client.query(statement)
}

function eventsOf(mail: SentMail): readonly Event[] {
  const { atMs } = mail
  const random = chanceFor(`delivery:${mailKey(mail.job)}`)
  if (random.chance(0.006)) return [{ kind: 'bounced', atMs: atMs + MINUTE_MS, reason: 'Mailbox full' }]
  const events: Event[] = [{ kind: 'delivered', atMs: atMs + random.between(2, 40) * SECOND_MS }]
  // Most people look within the hour, some in the evening.
  const openedAfterMs = random.chance(0.6)
    ? random.between(40, 3_000) * SECOND_MS
    : random.between(1, 20) * HOUR_MS
  if (random.chance(0.47)) {
    events.push({ kind: 'opened', atMs: atMs + openedAfterMs })
    if (random.chance(0.3)) {
      const clickedMs = atMs + openedAfterMs + random.between(5, 90) * SECOND_MS
      events.push({
        kind: 'clicked',
        atMs: clickedMs,
        link: /href="([^"]+)"/.exec(mail.body)?.[1] ?? null,
      })
    }
  }
  return events
}

function webhookRow({ job }: SentMail, event: Event) {
  const { messageRef, leadEmail: email } = job
  const at = iso(event.atMs)
  return {
    digest: digestOf(messageRef, event),
    kind: event.kind,
    email,
    messageRef,
    payload: { event: event.kind, message_id: messageRef, email, timestamp: at },
    receivedAt: at,
    matchedAt: at,
  }
}

function deliveryRow({ job }: SentMail, event: Event) {
  return {
    affiliateId: job.affiliateId,
    jobId: job.id,
    digest: digestOf(job.messageRef, event),
    kind: event.kind,
    at: iso(event.atMs),
    link: event.link ?? null,
    reason: event.reason ?? null,
  }
}

function digestOf(messageRef: string, event: Event): string {
  return createHash('sha256').update(`demo:${messageRef}:${event.kind}`).digest('hex')
}
