import type { SqlClock } from '../../connection/clock.ts'
import type { Tx } from '../../connection/transaction.ts'
import { sumByKey } from './sum-by-key.ts'

/** Days begin in Asia/Jakarta for everybody, so that a day's numbers never depend on who asks. */
export function jakartaDay(time: string): string {
  return `(${time} AT TIME ZONE 'Asia/Jakarta')::date`
}

/** Counts failures on today; mails that were sent count themselves where they are booked. */
export function countFailures(
  tx: Tx,
  clock: SqlClock,
  failures: readonly { readonly affiliateId: string; readonly automationId: string }[],
): void {
  if (failures.length === 0) return
  const sums = sumByKey(
    failures,
    (f) => [f.affiliateId, f.automationId] as const,
    () => ({ failed: 1 }),
  )
  tx.send(
    'count-failures',
    `INSERT INTO "AutomationDay" AS d ("affiliateId", "automationId", "day", "failed")
     SELECT u.aff, u.aut, ${jakartaDay(clock.now)}, u.failed
     FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS u(aff, aut, failed)
     ON CONFLICT ("affiliateId", "automationId", "day") DO UPDATE SET "failed" = d."failed" + excluded."failed"`,
    [sums.map((s) => s.key[0]), sums.map((s) => s.key[1]), sums.map((s) => s.sums.failed)],
  )
}

/** Takes failures back that a retry undoes, from the day (YYYY-MM-DD) on which each happened. */
export function uncountFailures(
  tx: Tx,
  failures: readonly { readonly affiliateId: string; readonly automationId: string; readonly day: string }[],
): void {
  if (failures.length === 0) return
  const sums = sumByKey(
    failures,
    (f) => [f.affiliateId, f.automationId, f.day] as const,
    () => ({ failed: 1 }),
  )
  tx.send(
    'uncount-failures',
    `UPDATE "AutomationDay" d SET "failed" = d."failed" - u.n
     FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::int[]) AS u(aff, aut, day, n)
     WHERE d."affiliateId" = u.aff AND d."automationId" = u.aut AND d."day" = u.day`,
    [
      sums.map((s) => s.key[0]),
      sums.map((s) => s.key[1]),
      sums.map((s) => s.key[2]),
      sums.map((s) => s.sums.failed),
    ],
  )
}
