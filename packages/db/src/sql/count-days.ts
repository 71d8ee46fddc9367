import type { SqlClock } from '../clock.ts'
import type { Tx } from '../transaction.ts'
import { sumByKey } from './sum-by-key.ts'

/** Days begin in Asia/Jakarta for everybody, so that a day's numbers never depend on who asks. */
export const jakartaDay = (time: string): string => `(${time} AT TIME ZONE 'Asia/Jakarta')::date`

export type DayCount = {
  readonly affiliateId: string
  readonly automationId: string
  readonly sent?: number
  readonly failed?: number
}

/** Adds to today's counters. */
export const countToday = (tx: Tx, clock: SqlClock, counts: readonly DayCount[]): void => {
  if (counts.length === 0) return
  const sums = sumByKey(
    counts,
    (c) => [c.affiliateId, c.automationId] as const,
    (c) => ({ sent: c.sent ?? 0, failed: c.failed ?? 0 }),
  )
  tx.send(
    'count-today',
    `INSERT INTO "AutomationDay" AS d ("affiliateId", "automationId", "day", "sent", "failed")
     SELECT u.aff, u.aut, ${jakartaDay(clock.now)}, u.sent, u.failed
     FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::int[]) AS u(aff, aut, sent, failed)
     ON CONFLICT ("affiliateId", "automationId", "day")
     DO UPDATE SET "sent" = d."sent" + excluded."sent", "failed" = d."failed" + excluded."failed"`,
    [
      sums.map((s) => s.key[0]),
      sums.map((s) => s.key[1]),
      sums.map((s) => s.sums.sent),
      sums.map((s) => s.sums.failed),
    ],
  )
}

/** Takes failures back that a retry undoes, from the day (YYYY-MM-DD) on which each happened. */
export const uncountFailures = (
  tx: Tx,
  failures: readonly { readonly affiliateId: string; readonly automationId: string; readonly day: string }[],
): void => {
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
