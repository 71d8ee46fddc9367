import type { DemoAccounts } from '../demo-accounts.ts'
import { demoId } from '../demo-id.ts'
import { DEMO_PROVIDER } from '../demo-provider.ts'
import { iso, MINUTE_MS, SECOND_MS } from './demo-rhythm.ts'

type Rows = readonly Readonly<Record<string, unknown>>[]
type Story = {
  readonly name: string
  readonly kind: 'affiliate_credit' | 'unconfirmed' | 'provider_blocked'
  readonly subject: string
  readonly level: 'warning' | 'critical'
  readonly affiliateId: string | null
  readonly value: number | null
  readonly threshold: number | null
  readonly detail: string
  readonly openedMs: number
  readonly acknowledgedMs?: number
  readonly note?: string
  readonly resolvedMs?: number
}

/** What the alerts are about, and when. */
type AlertTimes = {
  readonly nowMs: number
  readonly unconfirmedMs: number
  /** The hours without credit. */
  readonly outage: { readonly fromMs: number; readonly toMs: number }
  /** While the provider refused everybody. */
  readonly blocked: { readonly fromMs: number; readonly toMs: number }
  readonly sitisCredits: number
}

/** Two alerts are open (Siti's credit, Budi's unconfirmed mail); two of the past days are resolved. */
export function demoAlerts(
  accounts: DemoAccounts,
  facts: AlertTimes,
): { readonly alerts: Rows; readonly deliveries: Rows } {
  const stories = storiesOf(accounts, facts)
  const alerts = stories.map((story) => ({
    id: demoId(`alert:${story.name}`, story.openedMs),
    kind: story.kind,
    subject: story.subject,
    level: story.level,
    affiliateId: story.affiliateId,
    value: story.value,
    threshold: story.threshold,
    detail: story.detail,
    openedAt: iso(story.openedMs),
    acknowledgedAt: story.acknowledgedMs === undefined ? null : iso(story.acknowledgedMs),
    acknowledgedBy: story.acknowledgedMs === undefined ? null : accounts.admin.userId,
    note: story.note ?? null,
    resolvedAt: story.resolvedMs === undefined ? null : iso(story.resolvedMs),
  }))
  const channels = [
    { channel: 'in_app', target: 'Aplikasi', afterMs: 0 },
    { channel: 'email', target: 'admin@demo.test', afterMs: 3 * SECOND_MS },
  ]
  const deliveries = alerts.flatMap((alert) =>
    channels.map(({ channel, target, afterMs }) => {
      const atMs = Date.parse(alert.openedAt) + SECOND_MS + afterMs
      return {
        id: demoId(`alert-delivery:${alert.id}:${channel}`, atMs),
        alertId: alert.id,
        channel,
        target,
        ok: true,
        message: null,
        at: iso(atMs),
      }
    }),
  )
  return { alerts, deliveries }
}

function storiesOf(accounts: DemoAccounts, facts: AlertTimes): readonly Story[] {
  const { budi, siti } = accounts
  return [
    {
      name: 'sitis-credit',
      kind: 'affiliate_credit',
      subject: siti.affiliateId,
      affiliateId: siti.affiliateId,
      level: 'warning',
      value: facts.sitisCredits,
      threshold: facts.sitisCredits,
      detail: '',
      openedMs: facts.nowMs - 160 * MINUTE_MS,
    },
    {
      name: 'budis-unconfirmed',
      kind: 'unconfirmed',
      subject: budi.affiliateId,
      affiliateId: budi.affiliateId,
      level: 'warning',
      value: 1,
      threshold: 0,
      detail: '',
      openedMs: facts.unconfirmedMs,
    },
    {
      name: 'provider-blocked',
      kind: 'provider_blocked',
      subject: DEMO_PROVIDER,
      affiliateId: null,
      level: 'critical',
      value: null,
      threshold: null,
      detail: 'SENDER_UNKNOWN: The provider does not know the sender address.',
      openedMs: facts.blocked.fromMs,
      acknowledgedMs: facts.blocked.fromMs + 4 * MINUTE_MS,
      note: 'Alamat pengirim didaftarkan ulang di Mailketing.',
      resolvedMs: facts.blocked.toMs,
    },
    {
      name: 'budis-credit',
      kind: 'affiliate_credit',
      subject: budi.affiliateId,
      affiliateId: budi.affiliateId,
      level: 'critical',
      value: 0,
      threshold: 20,
      detail: '',
      openedMs: facts.outage.fromMs,
      resolvedMs: facts.outage.toMs,
    },
  ]
}
