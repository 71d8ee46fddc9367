import { createHash, timingSafeEqual } from 'node:crypto'
import type { BounceClass, DeliveryKind } from '@booster/engine/domain/delivery-event'
import { digestOf, plausibleTime, UUID_PATTERN } from '../event-facts.ts'
import { classifyBounce } from './bounce-class.ts'
import { asObject } from './classify-answer.ts'

export type WebhookEvent = {
  readonly kind: DeliveryKind
  /** Our uuid, where the event carries it. */
  readonly messageRef?: string
  /** The event's `message_id` as it came: ours, or the provider's own. */
  readonly messageId?: string
  /** In lower case. */
  readonly email: string
  /** ISO time, where the event says one that can be read. */
  readonly at?: string
  readonly link?: string
  readonly reason?: string
  /** Only of `bounced`. */
  readonly bounceClass?: BounceClass
  /** sha256 (hex) of what identifies the event: the same event sent again has the same digest. */
  readonly digest: string
}

export type WebhookReading =
  | { readonly kind: 'event'; readonly event: WebhookEvent }
  /** A word that we know and do not need, or do not know: acknowledge it, so that it is not sent again. */
  | { readonly kind: 'ignored'; readonly word: string }
  | { readonly kind: 'malformed'; readonly field: 'type' | 'email' }

const KINDS: ReadonlyMap<string, DeliveryKind> = new Map(
  Object.entries({
    delivery: 'delivered',
    delivered: 'delivered',
    open: 'opened',
    opened: 'opened',
    emailopen: 'opened',
    click: 'clicked',
    clicked: 'clicked',
    emailclick: 'clicked',
    bounce: 'bounced',
    bounced: 'bounced',
    hardbounce: 'bounced',
    softbounce: 'bounced',
    spam: 'complained',
    complaint: 'complained',
    complained: 'complained',
    unsubscribe: 'unsubscribed',
    unsubscribed: 'unsubscribed',
  } as const),
)

/**
 * Reads an event of Mailketing in either shape: flat (`type`, `date`, `link_clicked`), as public clients show it, and the
 * original description's (`event`, `timestamp`). There is no event id and no signature; order and repetition are not
 * guaranteed. What names neither an event nor an address is a test of the connection.
 */
export function readWebhookEvent(raw: unknown): WebhookReading {
  const fields = asObject(raw)
  const word = textOf(fields.event) || textOf(fields.type)
  const email = textOf(fields.email).toLowerCase()
  if (!word) return email ? { kind: 'malformed', field: 'type' } : { kind: 'ignored', word: '' }
  const kind = KINDS.get(word.toLowerCase().replace(/[^a-z]/g, ''))
  if (!kind) return { kind: 'ignored', word: word.slice(0, 50) }
  if (!email.includes('@') || email.length > 320) return { kind: 'malformed', field: 'email' }

  return { kind: 'event', event: eventOf(fields, { kind, word, email }) }
}

function eventOf(
  fields: Readonly<Record<string, unknown>>,
  { kind, word, email }: { readonly kind: DeliveryKind; readonly word: string; readonly email: string },
): WebhookEvent {
  const messageRef = findUuid(textOf(fields.message_id))
  const messageId = textOf(fields.message_id).slice(0, 500)
  const time = textOf(fields.timestamp) || textOf(fields.date)
  const at = readTime(time)
  const link = (textOf(fields.link_clicked) || textOf(fields.link) || textOf(fields.url)).slice(0, 2_000)
  const reason = textOf(fields.reason).slice(0, 1_000)
  const bounceClass =
    kind === 'bounced' ? classifyBounce(reason, `${word} ${textOf(fields.bounce_type)}`) : undefined
  return {
    kind,
    email,
    ...(messageRef ? { messageRef } : {}),
    ...(messageId ? { messageId } : {}),
    ...(at ? { at } : {}),
    ...(link ? { link } : {}),
    ...(reason ? { reason } : {}),
    ...(bounceClass ? { bounceClass } : {}),
    digest: digestOf([kind, email, messageId, time, link, reason, ...(bounceClass ? [bounceClass] : [])]),
  }
}

/**
 * Whether a webhook carries our secret, in the header `x-mailketing-token` or as `?token=` in the URL (both
 * are in use). In constant time. No secret set means no webhook is trusted.
 */
export function verifyWebhookSecret(
  secret: string | undefined,
  given: { readonly header?: unknown; readonly query?: unknown },
): boolean {
  if (!secret) return false
  const expected = sha256(secret)
  const header = timingSafeEqual(sha256(textOf(given.header)), expected)
  const query = timingSafeEqual(sha256(textOf(given.query)), expected)
  return header || query
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' ? String(value) : ''
}

const UUID = new RegExp(UUID_PATTERN, 'i')

function findUuid(messageId: string): string | undefined {
  return UUID.exec(messageId)?.[0].toLowerCase()
}

/** ISO, Unix seconds or ms, or `2026-11-20 14:00:00` (no zone: the provider's own, WIB). */
function readTime(time: string): string | undefined {
  return plausibleTime(readTimeMs(time))
}

function readTimeMs(time: string): number {
  if (/^\d{9,10}(\.\d+)?$/.test(time)) return Number(time) * 1_000
  if (/^\d{12,13}$/.test(time)) return Number(time)
  const local = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)$/.exec(time)
  return Date.parse(local ? `${local[1]}T${local[2]}+07:00` : time)
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
