import {
  type ClaimedDelivery,
  claimAlertDelivery,
  deliveryKey,
} from '@booster/db/alerts/claim-alert-delivery'
import { recordAlertDelivery } from '@booster/db/alerts/record-alert-delivery'
import type pg from 'pg'
import { alertText } from './alert-text.ts'
import { type AlertWebhook, type Delivered, postAlertWebhook } from './post-alert-webhook.ts'

export type SystemMail = {
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
}

export type AlertChannels = {
  /** Sends one of our own mails, with the retries of system mails. May throw; that is recorded as a failure. */
  readonly sendSystemMail: (mail: SystemMail) => Promise<{ readonly ok: boolean; readonly message?: string }>
  readonly webhook?: AlertWebhook | undefined
  /** Where admins see alerts, e.g. `https://example.test/admin/alerts`. */
  readonly alertsUrl: string
}

export type AlertDelivered =
  /** Mails tried, and how many mails and calls failed. */
  | { readonly kind: 'delivered'; readonly emails: number; readonly failures: number }
  /** Within a mute: shown in the app only. */
  | { readonly kind: 'muted' }
  /** Another process delivers it, or there is no such alert. */
  | { readonly kind: 'not_ours' }

/**
 * Brings an alert to people: in the app (the row itself), by e-mail to every admin, and to the webhook. Every
 * delivery is recorded with its result; a failure never loses the alert.
 * @param again a person asks for what has not arrived: only those mails and calls are tried once more
 */
export async function deliverAlert(input: {
  readonly pool: pg.Pool
  readonly alertId: string
  readonly channels: AlertChannels
  readonly again?: boolean
}): Promise<AlertDelivered> {
  const again = input.again === true
  const claimed = await claimAlertDelivery(input.pool, { alertId: input.alertId, again })
  if (claimed === null) return { kind: 'not_ours' }
  if (claimed.alert.muted && !again) return { kind: 'muted' }
  const text = alertText(claimed.alert)
  const mailTo = claimed.adminEmails.filter((to) => !claimed.arrived.has(deliveryKey('email', to)))
  const { webhook } = input.channels
  const call = webhook !== undefined && !claimed.arrived.has(deliveryKey('webhook', targetOf(webhook)))
  const results = await Promise.all([
    ...mailTo.map((to) => mailAlert(input.pool, claimed, input.channels, text, to)),
    ...(call ? [callWebhook(input.pool, claimed, webhook, text)] : []),
  ])
  const failures = results.filter((result) => !result.ok).length
  return { kind: 'delivered', emails: mailTo.length, failures }
}

type Text = { readonly title: string; readonly body: string }

async function mailAlert(
  pool: pg.Pool,
  claimed: ClaimedDelivery,
  channels: AlertChannels,
  text: Text,
  to: string,
): Promise<Delivered> {
  const sent = await trySystemMail(channels, mailOf(text, to, channels.alertsUrl))
  await recordAlertDelivery(pool, { alertId: claimed.alert.id, channel: 'email', target: to, ...sent })
  return sent
}

async function trySystemMail(channels: AlertChannels, mail: SystemMail): Promise<Delivered> {
  try {
    const { ok, message } = await channels.sendSystemMail(mail)
    return { ok, message: message ?? null }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

async function callWebhook(
  pool: pg.Pool,
  claimed: ClaimedDelivery,
  webhook: AlertWebhook,
  text: Text,
): Promise<Delivered> {
  const posted = await postAlertWebhook(webhook, claimed.alert, text)
  const delivery = { alertId: claimed.alert.id, channel: 'webhook', target: targetOf(webhook) } as const
  await recordAlertDelivery(pool, { ...delivery, ...posted })
  return posted
}

/** The webhook's address as it may be shown: without user, password and query. */
function targetOf(webhook: AlertWebhook): string {
  const { origin, pathname } = new URL(webhook.url)
  return `${origin}${pathname}`
}

function mailOf(text: Text, to: string, alertsUrl: string): SystemMail {
  const paragraphs = text.body.split('\n\n').map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
  const link = `<p><a href="${escapeHtml(alertsUrl)}">Buka Peringatan</a></p>`
  return {
    to,
    subject: `[Affiliate Booster] ${text.title}`,
    html: `<h1 style="font-size:18px">${escapeHtml(text.title)}</h1>${paragraphs.join('')}${link}`,
    text: `${text.title}\n\n${text.body}\n\nBuka Peringatan: ${alertsUrl}\n`,
  }
}

/** Names of affiliates are theirs to choose, so they are text here, never markup. */
function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
