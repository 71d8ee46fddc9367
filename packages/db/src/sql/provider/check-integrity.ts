import type pg from 'pg'
import type { SqlClock } from '../../clock.ts'
import { runInvariants } from '../../invariants/run-invariants.ts'
import { inTransaction } from '../../transaction.ts'
import { stopSendingInTransaction } from '../stop-sending.ts'
import { openAlert } from './open-alert.ts'
import { type Actor, recordActivity } from './record-activity.ts'
import { resolveAlert } from './resolve-alert.ts'

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

/** Name of the audit row which the dashboard reads the last result from. */
export const INTEGRITY_CHECKED = 'integrity.checked'

/**
 * Runs every invariant, keeps the result in the audit log, opens or resolves the integrity alert. A broken money
 * invariant stops all sending. Reads whole
 * tables: for a schedule (hourly) and for a person's click, never for a screen that refreshes itself.
 */
export const checkIntegrity = async (input: {
  readonly pool: pg.Pool
  readonly clock: SqlClock
  readonly actor: Actor
  readonly notify: (alertId: string) => void
}): Promise<IntegrityReport> => {
  const results = (await runInvariants(input.pool, { clock: input.clock.now })).map((result) => ({
    ...result,
    ok: result.rows.length === 0,
  }))
  const failed = results.filter((result) => !result.ok)
  const report = { passed: results.length - failed.length, total: results.length, results }
  const openedId = await inTransaction(input.pool, async (tx) => {
    await recordActivity(tx, {
      actor: input.actor,
      action: INTEGRITY_CHECKED,
      objectType: 'Integrity',
      objectId: 'invariants',
      after: { passed: report.passed, total: report.total, failed: failed.map((result) => result.name) },
    })
    const matter = { kind: 'integrity', subject: '' } as const
    if (failed.length === 0) {
      await resolveAlert(tx, { ...matter, actor: { by: null } })
      return null
    }
    const money = failed.filter((result) => result.money).map((result) => result.name)
    if (money.length > 0) {
      // Better late mail than wrong money: nothing is claimed until a person has looked and resumes.
      await stopSendingInTransaction(tx, input.clock, { reason: `Broken: ${money.join(', ')}`, by: null })
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
