import type { CheckCause } from '@booster/engine/domain/provider-credit/check-cause'
import type { BegunCheck } from '@booster/services/provider-credit/ports'
import type pg from 'pg'
import { inTransaction } from '../connection/transaction.ts'

type StateRow = { readonly sentSinceCheck: number }
type RecentRow = { readonly retryAt: Date | null }
type CheckRow = { readonly id: string }

/**
 * Writes down that the provider is being asked, before it is. The row's time orders the answers of concurrent
 * checks (no two have the same) and carries the cool-down for all processes; the row stays as "no answer" if this
 * process dies while it waits.
 */
export function beginCheck(
  pool: pg.Pool,
  input: { readonly provider: string; readonly cause: CheckCause; readonly coolDownMs: number },
): Promise<BegunCheck> {
  return inTransaction({ pool }, async (tx) => {
    await tx.rows(
      'ensure-provider-state',
      `INSERT INTO "ProviderState" ("provider") VALUES ($1) ON CONFLICT ("provider") DO NOTHING`,
      [input.provider],
    )
    const [state] = await tx.rows<StateRow>(
      'lock-provider-sent',
      `SELECT "sentSinceCheck" FROM "ProviderState" WHERE "provider" = $1 FOR UPDATE`,
      [input.provider],
    )
    const [recent] = await tx.rows<RecentRow>(
      'find-recent-check',
      `SELECT max("at") + $3 * interval '1 millisecond' AS "retryAt" FROM "ProviderCheck"
       WHERE "provider" = $1 AND "cause" = $2 AND "at" > clock_timestamp() - $3 * interval '1 millisecond'`,
      [input.provider, input.cause, input.coolDownMs],
    )
    if (recent?.retryAt) return { kind: 'cooling_down', retryAt: recent.retryAt }
    const [check] = await tx.rows<CheckRow>(
      'begin-check',
      `INSERT INTO "ProviderCheck" ("provider", "at", "cause", "errorCode", "message")
       SELECT $1, greatest(clock_timestamp(), max(c."at") + interval '1 millisecond'), $2,
         'NO_ANSWER', 'The provider has not answered yet.'
       FROM "ProviderCheck" c WHERE c."provider" = $1
         AND c."at" BETWEEN clock_timestamp() - interval '1 second' AND clock_timestamp() + interval '1 second'
       RETURNING "id"`,
      [input.provider, input.cause],
    )
    if (check === undefined || state === undefined) throw new Error('A provider check could not be begun.')
    return { kind: 'begun', checkId: check.id, sentSinceCheck: state.sentSinceCheck }
  })
}
