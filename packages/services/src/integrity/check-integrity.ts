import type { Actor } from '@booster/engine/domain/actor'
import type { IntegrityOutcome, IntegrityStore, InvariantResult } from './ports.ts'

export type IntegrityResult = InvariantResult & { readonly ok: boolean }

export type IntegrityReport = {
  readonly passed: number
  readonly total: number
  readonly results: readonly IntegrityResult[]
}

/**
 * Runs every invariant, keeps the result in the audit log, and opens or resolves the integrity alert. A broken money
 * invariant stops all sending. It reads whole tables: for a schedule (hourly) and for a person's click, never for a
 * screen that refreshes itself.
 */
export async function checkIntegrity(input: {
  readonly store: IntegrityStore
  readonly actor: Actor
  readonly notify: (alertId: string) => void
  /** The same result as the last one is kept again only after this time. Default: always. */
  readonly sameAgainAfterMs?: number
}): Promise<IntegrityReport> {
  const { store, actor, notify, sameAgainAfterMs = 0 } = input
  const found = await store.runInvariants()
  const results = found.map((result) => ({ ...result, ok: result.rows.length === 0 }))
  const failed = results.filter((result) => !result.ok)
  const counts = { passed: results.length - failed.length, total: results.length }
  const { openedAlertId } = await store.recordOutcome({
    actor,
    summary: { ...counts, failed: failed.map((result) => result.name) },
    sameAgainAfterMs,
    ...consequencesOf(failed),
  })
  if (openedAlertId !== null) notify(openedAlertId)
  return { ...counts, results }
}

/** Better late mail than wrong money: after a broken money invariant nothing is claimed until a person resumes. */
function consequencesOf(failed: readonly InvariantResult[]): Pick<IntegrityOutcome, 'alert' | 'stopReason'> {
  if (failed.length === 0) return { alert: null, stopReason: null }
  const money = failed.filter((result) => result.money).map((result) => result.name)
  const detail = failed.map((result) => result.name).join(', ')
  const level = money.length > 0 ? 'emergency' : 'critical'
  return {
    alert: { level, value: failed.length, threshold: 0, detail },
    stopReason: money.length > 0 ? `Broken: ${money.join(', ')}` : null,
  }
}
