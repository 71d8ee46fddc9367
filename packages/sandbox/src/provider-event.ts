import { z } from 'zod'
import type { Acceptance } from './acceptance-log.ts'

export const EVENT_TYPES = ['delivered', 'open', 'click', 'bounce', 'spam', 'unsubscribe'] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** The flat shape's own words; public clients show no word of it for delivered and spam. */
const FLAT_WORD: Partial<Record<EventType, string>> = {
  open: 'emailopen',
  click: 'emailclick',
  bounce: 'bounce',
  unsubscribe: 'unsubscribe',
}

const webUrl = z.url({ protocol: /^https?$/ })

/** Body of `POST /__sandbox/events`. */
export const eventOrderSchema = z
  .strictObject({
    type: z.enum(EVENT_TYPES).optional(),
    /** Several events of one mail, in this order. */
    types: z.array(z.enum(EVENT_TYPES)).min(1).max(20).optional(),
    /** The mail it is about: by messageRef … */
    ref: z.string().max(200).optional(),
    /** … or by address (the newest mail to it); with neither, the newest mail of all. */
    email: z.string().max(320).optional(),
    to: z.string().max(320).optional(),
    /** `event`: the original description's shape; `flat`: the one that public clients show. */
    shape: z.enum(['event', 'flat']).default('event'),
    /** How often each event is sent: 2 and more are duplicates. */
    times: z.int().min(1).max(100).default(1),
    /** Sends the events in reverse. */
    outOfOrder: z.boolean().default(false),
    /** Leaves `message_id` out, as the provider may. */
    withoutMessageId: z.boolean().default(false),
    form: z.boolean().default(false),
    link: z.string().max(2_000).optional(),
    reason: z.string().max(500).optional(),
    /** Where to send it, instead of the configured webhook. */
    url: webUrl.optional(),
    secret: z.string().max(500).optional(),
  })
  .refine((order) => order.type !== undefined || order.types !== undefined, {
    path: ['type'],
    message: 'type or types is required',
  })
  .refine(
    (order) => order.shape === 'event' || typesOf(order).every((type) => FLAT_WORD[type] !== undefined),
    { path: ['type'], message: 'the flat shape knows open, click, bounce and unsubscribe only' },
  )

export type EventOrder = z.infer<typeof eventOrderSchema>

export type Webhook = { readonly url: string; readonly secret?: string | undefined }
export type SentEvent = { readonly type: EventType; readonly status: number | null; readonly error?: string }

/** Sends the ordered events to the webhook, one after the other, and says what the receiver answered. */
export async function sendEvents(
  order: EventOrder,
  about: { readonly acceptance: Acceptance | undefined; readonly webhook: Webhook },
): Promise<SentEvent[]> {
  const once = typesOf(order).map((type, index) => ({
    type,
    payload: payloadOf(order, type, { index, about }),
  }))
  const inOrder = order.outOfOrder ? once.reverse() : once
  const sent: SentEvent[] = []
  for (const event of inOrder) {
    for (let time = 0; time < order.times; time += 1) {
      sent.push({ type: event.type, ...(await post(event.payload, order, about.webhook)) })
    }
  }
  return sent
}

function typesOf(order: { type?: EventType | undefined; types?: EventType[] | undefined }): EventType[] {
  return order.types ?? (order.type ? [order.type] : [])
}

type Payload = Record<string, string | number>

function payloadOf(
  order: EventOrder,
  type: EventType,
  at: { readonly index: number; readonly about: { readonly acceptance: Acceptance | undefined } },
): Payload {
  const { acceptance } = at.about
  const time = new Date(Date.now() + at.index * 1_000).toISOString()
  const ref = order.ref ?? acceptance?.ref ?? acceptance?.id
  const messageId: Payload = ref && !order.withoutMessageId ? { message_id: ref } : {}
  const email = order.email ?? order.to ?? acceptance?.to ?? ''
  const extra: Payload =
    order.reason || type === 'bounce' ? { reason: order.reason ?? '550 5.1.1 User unknown' } : {}
  const link = order.link ?? 'https://example.test/'
  if (order.shape === 'flat') {
    const clicked: Payload = type === 'click' ? { link_clicked: link } : {}
    return { type: FLAT_WORD[type] ?? type, email, date: time, ...messageId, ...clicked, ...extra }
  }
  const clicked: Payload = type === 'click' ? { link } : {}
  return { event: type, email, timestamp: time, ...messageId, ...clicked, ...extra }
}

/** The flat shape proves itself by `?token=` in the URL, the other by a header: both as integrators do. */
async function post(
  payload: Payload,
  order: EventOrder,
  webhook: Webhook,
): Promise<{ status: number | null; error?: string }> {
  const url = new URL(webhook.url)
  const headers: Record<string, string> = {
    'content-type': order.form ? 'application/x-www-form-urlencoded' : 'application/json',
  }
  if (webhook.secret && order.shape === 'flat') url.searchParams.set('token', webhook.secret)
  if (webhook.secret && order.shape === 'event') headers['x-mailketing-token'] = webhook.secret
  const entries = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)])
  const body = order.form ? new URLSearchParams(entries).toString() : JSON.stringify(payload)
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    })
    await answer.arrayBuffer()
    return { status: answer.status }
  } catch (error) {
    return { status: null, error: error instanceof Error ? error.message : String(error) }
  }
}
