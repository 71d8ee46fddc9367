import { openAlert } from '@booster/db/alerts/open-alert'
import { resolveAlert } from '@booster/db/alerts/resolve-alert'
import { recordAudit } from '@booster/db/audit/record-audit'
import { DATABASE_CLOCK, type SqlClock } from '@booster/db/connection/clock'
import { inTransaction, type Tx } from '@booster/db/connection/transaction'
import { stopSendingInTransaction } from '@booster/db/engine-store/claim/stop-sending'
import { INTEGRITY_CHECKED } from '@booster/db/integrity/read-integrity-summary'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { type Actor, SYSTEM } from '@booster/engine/domain/actor'
import type pg from 'pg'

export type IntegrityResult = {
  readonly number: number
  readonly name: string
  readonly meaning: string
  readonly money: boolean
  readonly ok: boolean
  /** The first violating rows, at most 20. */
  readonly rows: readonly unknown[]
  readonly ms: number
}

export type IntegrityReport = {
  readonly passed: number
  readonly total: number
  readonly results: readonly IntegrityResult[]
}

/**
 * Runs every invariant, keeps the result in the audit log, opens or resolves the integrity alert. A broken money
 * invariant stops all sending. Reads whole
 * tables: for a schedule (hourly) and for a person's click, never for a screen that refreshes itself.
 */
export async function checkIntegrity(input: {
  readonly pool: pg.Pool
  readonly clock: SqlClock
  readonly actor: Actor
  readonly notify: (alertId: string) => void
  /** A result like the last one is written down again only after so long. Default: always. */
  readonly sameAgainAfterMs?: number
}): Promise<IntegrityReport> {
  const results = (await runInvariants(input.pool, { clock: input.clock.now })).map((result) => ({
    ...result,
    ok: result.rows.length === 0,
  }))
  const failed = results.filter((result) => !result.ok)
  const report = { passed: results.length - failed.length, total: results.length, results }
  const openedId = await inTransaction(input.pool, async (tx) => {
    const after = { passed: report.passed, total: report.total, failed: failed.map((result) => result.name) }
    if (!(await isWrittenDown(tx, after, input.sameAgainAfterMs ?? 0))) {
      recordAudit(tx, {
        clock: DATABASE_CLOCK,
        actor: input.actor,
        affiliateId: null,
        action: INTEGRITY_CHECKED,
        objects: [{ id: 'invariants', after }],
      })
    }
    const matter = { kind: 'integrity', subject: '' } as const
    if (failed.length === 0) {
      await resolveAlert(tx, { ...matter, actor: SYSTEM })
      return null
    }
    const money = failed.filter((result) => result.money).map((result) => result.name)
    if (money.length > 0) {
      // Better late mail than wrong money: nothing is claimed until a person has looked and resumes.
      await stopSendingInTransaction(tx, input.clock, {
        reason: `Broken: ${money.join(', ')}`,
        actor: SYSTEM,
      })
    }
    const opened = await openAlert(tx, {
      ...matter,
      level: failed.some((result) => result.money) ? 'emergency' : 'critical',
      value: failed.length,
      threshold: 0,
      detail: failed.map((result) => result.name).join(', '),
    })
    return opened.kind === 'opened' ? opened.alertId : null
  })
  if (openedId !== null) input.notify(openedId)
  return report
}

/** True when the newest note of the audit log says the same and is young. */
async function isWrittenDown(
  tx: Tx,
  after: Readonly<Record<string, unknown>>,
  withinMs: number,
): Promise<boolean> {
  if (withinMs <= 0) return false
  const same = await tx.rows(
    'integrity-written-down',
    `SELECT 1 FROM (
       SELECT "after" FROM "ActivityLog"
       WHERE "action" = $1 AND "at" > now() - $2 * interval '1 millisecond' ORDER BY "at" DESC LIMIT 1) newest
     WHERE newest."after" = $3::jsonb`,
    [INTEGRITY_CHECKED, withinMs, JSON.stringify(after)],
  )
  return same.length > 0
}
