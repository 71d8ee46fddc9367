import type { Deposit } from './book-credit.ts'
import { demoAccounts } from './demo-accounts.ts'
import { demoId } from './demo-id.ts'
import { DEMO_PROVIDER } from './demo-provider.ts'
import { iso, type RunRow } from './demo-rows.ts'

type Row = Readonly<Record<string, unknown>>
type Deed = {
  readonly atMs: number
  /** Null: the system itself. */
  readonly actorId: string | null
  readonly affiliateId: string | null
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly before?: Row
  readonly after?: Row
}

/** The audit log that tells the same story as the other tables. */
export function demoActivity(story: {
  readonly runs: readonly RunRow[]
  readonly deposits: readonly { readonly affiliateId: string; readonly deposits: readonly Deposit[] }[]
  readonly alerts: readonly Row[]
  readonly checks: readonly Row[]
  readonly pausedAutomation: { readonly id: string; readonly atMs: number }
}): readonly Row[] {
  const { admin, budi } = demoAccounts
  const deposits = story.deposits.flatMap(({ affiliateId, deposits: all }) =>
    all.map(
      (d): Deed => ({
        atMs: d.atMs,
        actorId: admin.userId,
        affiliateId,
        action: d.type === 'topup' ? 'credit.topped_up' : 'credit.adjusted',
        objectType: 'credit',
        objectId: affiliateId,
        after: { amount: d.amount, description: d.description, reference: d.reference },
      }),
    ),
  )
  const runs = story.runs.flatMap((run): readonly Deed[] => {
    const deed = {
      actorId: budi.userId,
      affiliateId: run.affiliateId,
      objectType: 'run',
      objectId: run.id,
      before: { status: 'active' },
    }
    if (run.pausedAt !== null) return [{ ...deed, atMs: Date.parse(run.pausedAt), action: 'run.pause' }]
    if (run.cancelledAt !== null)
      return [{ ...deed, atMs: Date.parse(run.cancelledAt), action: 'run.cancel' }]
    return []
  })
  const alerts = story.alerts.flatMap((alert): readonly Deed[] => {
    const about = { affiliateId: textOf(alert.affiliateId), objectType: 'alert', objectId: String(alert.id) }
    const opened = {
      ...about,
      atMs: Date.parse(String(alert.openedAt)),
      actorId: null,
      action: 'alert.opened',
      after: { kind: alert.kind, level: alert.level },
    }
    if (typeof alert.acknowledgedAt !== 'string') return [opened]
    return [
      opened,
      {
        ...about,
        atMs: Date.parse(alert.acknowledgedAt),
        actorId: admin.userId,
        action: 'alert.acknowledged',
        after: { note: alert.note },
      },
    ]
  })
  const checks = story.checks.slice(-14).map(
    (check): Deed => ({
      atMs: Date.parse(String(check.at)),
      actorId: check.cause === 'manual' ? admin.userId : null,
      affiliateId: null,
      action: 'provider_credit.checked',
      objectType: 'provider',
      objectId: DEMO_PROVIDER,
      after: { credits: check.credits, level: check.level },
    }),
  )
  const paused: Deed = {
    atMs: story.pausedAutomation.atMs,
    actorId: budi.userId,
    affiliateId: budi.affiliateId,
    action: 'automation.status',
    objectType: 'automation',
    objectId: story.pausedAutomation.id,
    before: { status: 'active' },
    after: { status: 'paused' },
  }
  return [...deposits, ...runs, ...alerts, ...checks, paused]
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ atMs, before, after, ...deed }, index) => ({
      id: demoId(`activity:${index}:${deed.action}`, atMs),
      at: iso(atMs),
      ...deed,
      before: before ?? null,
      after: after ?? null,
    }))
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
