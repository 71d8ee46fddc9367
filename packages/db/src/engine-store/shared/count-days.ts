import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { sumByKey } from './sum-by-key.ts'

const FAILURES = unnestColumns({ aff: 'uuid', aut: 'uuid', failed: 'int' })

const FAILURES_OF_DAYS = unnestColumns({ aff: 'uuid', aut: 'uuid', day: 'date', part: 'int', n: 'int' })

/** SQL: the day in Jakarta on which something is counted. */
export function jakartaDay(time: string): string {
  return `(${time} AT TIME ZONE 'Asia/Jakarta')::date`
}

/** SQL: the part of that day; the later two are the next day in WIT, and in WIT and WITA. */
export function dayPart(time: string): string {
  return `greatest(0, extract(hour FROM ${time} AT TIME ZONE 'Asia/Jakarta')::int - 21)`
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
    `INSERT INTO "AutomationDay" AS d ("affiliateId", "automationId", "day", "part", "failed")
     SELECT u.aff, u.aut, ${jakartaDay(tx.clock.now)}, ${dayPart(tx.clock.now)}, u.failed
     FROM ${FAILURES.from(1)}
     ON CONFLICT ("affiliateId", "automationId", "day", "part") DO UPDATE SET "failed" = d."failed" + excluded."failed"`,
    [...FAILURES.arrays(sums, { aff: (s) => s.key[0], aut: (s) => s.key[1], failed: (s) => s.sums.failed })],
  )
}

/** Takes failures back that a retry undoes, from the day (YYYY-MM-DD) and its part in which each happened. */
export function uncountFailures(
  tx: Tx,
  failures: readonly {
    readonly affiliateId: string
    readonly automationId: string
    readonly day: string
    readonly part: number
  }[],
): void {
  if (failures.length === 0) return
  const sums = sumByKey(
    failures,
    (f) => [f.affiliateId, f.automationId, f.day, String(f.part)] as const,
    () => ({ failed: 1 }),
  )
  tx.send(
    'uncount-failures',
    `UPDATE "AutomationDay" d SET "failed" = d."failed" - u.n
     FROM ${FAILURES_OF_DAYS.from(1)}
     WHERE d."affiliateId" = u.aff AND d."automationId" = u.aut AND d."day" = u.day AND d."part" = u.part`,
    [
      ...FAILURES_OF_DAYS.arrays(sums, {
        aff: (s) => s.key[0],
        aut: (s) => s.key[1],
        day: (s) => s.key[2],
        part: (s) => Number(s.key[3]),
        n: (s) => s.sums.failed,
      }),
    ],
  )
}
