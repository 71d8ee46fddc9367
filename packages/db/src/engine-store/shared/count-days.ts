import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { sumByKey } from './sum-by-key.ts'

const FAILURES = unnestColumns({ aff: 'uuid', aut: 'uuid', failed: 'int' })

const FAILURES_OF_DAYS = unnestColumns({ aff: 'uuid', aut: 'uuid', day: 'date', n: 'int' })

/** Days begin in Asia/Jakarta for everybody, so that a day's numbers never depend on who asks. */
export function jakartaDay(time: string): string {
  return `(${time} AT TIME ZONE 'Asia/Jakarta')::date`
}

/** Counts failures on today; mails that were sent count themselves where they are booked. */
export function countFailures(
  tx: Tx,
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
     SELECT u.aff, u.aut, ${jakartaDay(tx.clock.now)}, u.failed
     FROM ${FAILURES.from(1)}
     ON CONFLICT ("affiliateId", "automationId", "day") DO UPDATE SET "failed" = d."failed" + excluded."failed"`,
    [...FAILURES.arrays(sums, { aff: (s) => s.key[0], aut: (s) => s.key[1], failed: (s) => s.sums.failed })],
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
     FROM ${FAILURES_OF_DAYS.from(1)}
     WHERE d."affiliateId" = u.aff AND d."automationId" = u.aut AND d."day" = u.day`,
    [
      ...FAILURES_OF_DAYS.arrays(sums, {
        aff: (s) => s.key[0],
        aut: (s) => s.key[1],
        day: (s) => s.key[2],
        n: (s) => s.sums.failed,
      }),
    ],
  )
}
