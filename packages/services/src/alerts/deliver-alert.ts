import { messagesIn } from '@booster/contracts/messages/messages'
import type { MailRoad } from '@booster/contracts/sending/mail-roads'
import { html } from '@booster/html'
import { alertText } from './alert-text.ts'
import type { AlertStore, ClaimedDelivery, DeliveryTarget } from './ports.ts'
import { type AlertWebhook, type Delivered, postAlertWebhook, shownAddress } from './post-alert-webhook.ts'

export type SystemMail = {
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
}

export type AlertChannels = {
  /** Sends one of our own mails, with the retries of system mails. May throw; that is recorded as a failure. */
  readonly sendSystemMail: (mail: SystemMail) => Promise<{
    readonly ok: boolean
    /** What the roads said that refused it, also where another took it. */
    readonly message?: string | null
    /** That took it, or was tried last. */
    readonly road?: MailRoad
  }>
  readonly webhook?: AlertWebhook | undefined
  /** Where admins see alerts, e.g. `https://example.test/admin/alerts`. */
  readonly alertsUrl: string
}

export type DeliverAlertInput = {
  readonly store: AlertStore
  readonly channels: AlertChannels
  readonly alertId: string
  /** A person asks for what has not arrived: only those mails and calls are tried once more. */
  readonly again?: boolean
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
 */
export async function deliverAlert(input: DeliverAlertInput): Promise<AlertDelivered> {
  const { store, channels, alertId, again = false } = input
  const claimed = await store.claimDelivery({ alertId, again })
  if (claimed === null) return { kind: 'not_ours' }
  if (claimed.alert.muted && !again) return { kind: 'muted' }
  const delivery: Delivery = { store, channels, claimed, text: alertText(claimed.alert) }
  const { webhook } = channels
  const mailTo = claimed.adminEmails.filter((target) => !hasArrived(claimed, { channel: 'email', target }))
  const call =
    webhook !== undefined && !hasArrived(claimed, { channel: 'webhook', target: shownAddress(webhook) })
  const results = await Promise.all([
    ...mailTo.map((to) => mailAlert(delivery, to)),
    ...(call ? [callWebhook(delivery, webhook)] : []),
  ])
  const failures = results.filter((result) => !result.ok).length
  return { kind: 'delivered', emails: mailTo.length, failures }
}

type Text = { readonly title: string; readonly body: string }

type Delivery = Pick<DeliverAlertInput, 'store' | 'channels'> & {
  readonly claimed: ClaimedDelivery
  readonly text: Text
}

function hasArrived({ arrived }: ClaimedDelivery, wanted: DeliveryTarget): boolean {
  return arrived.some(({ channel, target }) => channel === wanted.channel && target === wanted.target)
}

async function mailAlert({ store, channels, claimed, text }: Delivery, to: string): Promise<Delivered> {
  const sent = await trySystemMail(
    channels,
    mailOf({ text, to, url: channels.alertsUrl, open: messagesIn('id').alert.open }),
  )
  await store.recordDelivery({ alertId: claimed.alert.id, channel: 'email', target: to, ...sent })
  return sent
}

async function trySystemMail(
  channels: AlertChannels,
  mail: SystemMail,
): Promise<Delivered & { readonly road: MailRoad | null }> {
  try {
    const { ok, message, road } = await channels.sendSystemMail(mail)
    return { ok, message: message ?? null, road: road ?? null }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error), road: null }
  }
}

/** The call must do without the mail, which a broken provider keeps: it carries the link as well. */
async function callWebhook(
  { store, channels, claimed, text }: Delivery,
  webhook: AlertWebhook,
): Promise<Delivered> {
  const url = channels.alertsUrl
  const body = `${text.body}\n\n${messagesIn('id').alert.open}: ${url}`
  const posted = await postAlertWebhook(webhook, claimed.alert, { ...text, body, url })
  const target = shownAddress(webhook)
  await store.recordDelivery({ alertId: claimed.alert.id, channel: 'webhook', target, ...posted })
  return posted
}

function mailOf(parts: {
  readonly text: Text
  readonly to: string
  /** Of the page that shows it, and the words of the link there. */
  readonly url: string
  readonly open: string
}): SystemMail {
  const { text, to, url, open } = parts
  const paragraphs = text.body.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`)
  const link = html`<p><a href="${url}">${open}</a></p>`
  return {
    to,
    subject: `[Affiliate Booster] ${text.title}`,
    html: html`<h1 style="font-size:18px">${text.title}</h1>${paragraphs}${link}`.html,
    text: `${text.title}\n\n${text.body}\n\n${open}: ${url}\n`,
  }
}
