import { Webhook } from 'standardwebhooks'
import type { DeliverableAlert } from './ports.ts'

export type AlertWebhook = {
  readonly url: string
  /** Signs by Standard Webhooks (`whsec_…` or base64); without it the call carries no signature. */
  readonly secret?: string | undefined
}

/** What happened, what to do first, and where admins see it. */
export type AlertWords = { readonly title: string; readonly body: string; readonly url: string }

export type Delivered = { readonly ok: boolean; readonly message: string | null }

const TIMEOUT_MS = 10_000

/** The webhook's address as it may be shown: without user, password and query. */
export function shownAddress(webhook: AlertWebhook): string {
  const { origin, pathname } = new URL(webhook.url)
  return `${origin}${pathname}`
}

/**
 * Posts an alert to the operator's webhook (a WhatsApp gateway attaches here). Never throws; a redirect is a
 * failure. The webhook id is the alert's, so that the receiver can drop repetitions.
 */
export async function postAlertWebhook(
  webhook: AlertWebhook,
  alert: DeliverableAlert,
  text: AlertWords,
): Promise<Delivered> {
  const at = new Date()
  const body = JSON.stringify({
    type: 'alert.opened',
    timestamp: at.toISOString(),
    data: payloadOf(alert, text),
  })
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...signatureOf(webhook, alert.id, at, body) },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    await response.body?.cancel()
    return response.ok ? { ok: true, message: null } : { ok: false, message: `HTTP ${response.status}` }
  } catch (error) {
    return { ok: false, message: reasonOf(error) }
  }
}

function signatureOf(webhook: AlertWebhook, id: string, at: Date, body: string): Record<string, string> {
  const stamp = { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)) }
  if (webhook.secret === undefined) return stamp
  return { ...stamp, 'webhook-signature': new Webhook(webhook.secret).sign(id, at, body) }
}

function payloadOf(alert: DeliverableAlert, text: AlertWords) {
  return {
    id: alert.id,
    kind: alert.kind,
    level: alert.level,
    subject: alert.subject,
    affiliateId: alert.affiliateId,
    value: alert.value,
    threshold: alert.threshold,
    openedAt: alert.openedAt.toISOString(),
    title: text.title,
    text: text.body,
    url: text.url,
  }
}

/** fetch hides the reason behind "fetch failed"; it stands in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
