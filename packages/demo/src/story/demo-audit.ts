import { AUDIT_ACTIONS, type AuditAction } from '@booster/contracts/audit'
import { demoAccounts } from '../demo-accounts.ts'
import { demoId } from '../demo-id.ts'
import { DEMO_PROVIDER } from '../demo-provider.ts'

type Row = Readonly<Record<string, unknown>>
type Entry = {
  readonly at: string
  /** Null: the system itself. */
  readonly actorId: string | null
  readonly affiliateId: unknown
  readonly action: AuditAction
  readonly objectId: string
  readonly after: Row
}

const CHECKS_SHOWN = 14

/** What the audit log says about alerts and checks of the provider's credit; the store has written the rest itself. */
export function demoAudit(alerts: readonly Row[], checks: readonly Row[]): readonly Row[] {
  const entries = [...alerts.flatMap(entriesOfAlert), ...checks.slice(-CHECKS_SHOWN).map(entryOfCheck)]
  return entries
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map((entry, index) => ({
      id: demoId(`audit:${index}:${entry.action}`, Date.parse(entry.at)),
      ...entry,
      objectType: AUDIT_ACTIONS[entry.action],
    }))
}

function entriesOfAlert(alert: Row): readonly Entry[] {
  const about = { affiliateId: alert['affiliateId'], objectId: String(alert['id']) }
  const opened: Entry = {
    ...about,
    at: String(alert['openedAt']),
    actorId: null,
    action: 'alert.opened',
    after: { kind: alert['kind'], level: alert['level'] },
  }
  const { acknowledgedAt, note } = alert
  if (typeof acknowledgedAt !== 'string') return [opened]
  const acknowledged: Entry = {
    ...about,
    at: acknowledgedAt,
    actorId: demoAccounts.admin.userId,
    action: 'alert.acknowledged',
    after: { note },
  }
  return [opened, acknowledged]
}

function entryOfCheck(check: Row): Entry {
  return {
    at: String(check['at']),
    actorId: check['cause'] === 'manual' ? demoAccounts.admin.userId : null,
    affiliateId: null,
    action: 'provider_credit.checked',
    objectId: DEMO_PROVIDER,
    after: { credits: check['credits'], level: check['level'] },
  }
}
