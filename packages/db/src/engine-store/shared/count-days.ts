import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { sumByKey } from './sum-by-key.ts'

const FAILURES = unnestColumns({ aff: 'uuid', aut: 'uuid', key: 'text', failed: 'int' })

const FAILURES_OF_DAYS = unnestColumns({
  aff: 'uuid',
  aut: 'uuid',
  key: 'text',
  day: 'date',
  part: 'int',
  failed: 'int',
})

/** SQL: the key of AutomationDay, for ON CONFLICT. */
export const DAY_KEY = '("affiliateId", "automationId", "day", "part", "stepId")'

/** SQL: the key of DomainDay, for ON CONFLICT. */
export const DOMAIN_KEY = '("affiliateId", "day", "part", "domain")'

/** SQL: the day in Jakarta on which something is counted. */
export function jakartaDay(time: string): string {
  return `(${time} AT TIME ZONE 'Asia/Jakarta')::date`
}

/** SQL: the part of that day; the later two are the next day in WIT, and in WIT and WITA. */
export function dayPart(time: string): string {
  return `greatest(0, extract(hour FROM ${time} AT TIME ZONE 'Asia/Jakarta')::int - 21)`
}

type Failure = {
  readonly affiliateId: string
  readonly automationId: string
  readonly stepId: string
  readonly errorCode: string | null
}

/** A failure that a retry undoes: the day (YYYY-MM-DD) and its part in which it happened. */
type FailureOfDay = Failure & { readonly day: string; readonly part: number }

/** What failures are counted by: their step, and their reason. */
function byStep(failure: Failure): string {
  return failure.stepId
}
function byReason(failure: Failure): string {
  return failure.errorCode ?? 'UNKNOWN'
}

/** Counts failures on today; mails that were sent count themselves where they are booked. */
export function countFailures(tx: Tx, failures: readonly Failure[]): void {
  if (failures.length === 0) return
  const today = `${jakartaDay(tx.clock.now)}, ${dayPart(tx.clock.now)}`
  tx.send(
    'count-failures',
    `INSERT INTO "AutomationDay" AS d ("affiliateId", "automationId", "stepId", "day", "part", "failed")
     SELECT u.aff, u.aut, u.key::uuid, ${today}, u.failed FROM ${FAILURES.from(1)}
     ON CONFLICT ${DAY_KEY} DO UPDATE SET "failed" = d."failed" + excluded."failed"`,
    sumFailures(failures, byStep),
  )
  tx.send(
    'count-failures-by-reason',
    `INSERT INTO "AutomationFailure" AS d ("affiliateId", "automationId", "errorCode", "day", "part", "failed")
     SELECT u.aff, u.aut, u.key, ${today}, u.failed FROM ${FAILURES.from(1)}
     ON CONFLICT ("affiliateId", "automationId", "day", "part", "errorCode")
     DO UPDATE SET "failed" = d."failed" + excluded."failed"`,
    sumFailures(failures, byReason),
  )
}

function sumFailures(failures: readonly Failure[], keyOf: (failure: Failure) => string): unknown[] {
  const sums = sumByKey(
    failures,
    (f) => [f.affiliateId, f.automationId, keyOf(f)] as const,
    () => ({ failed: 1 }),
  )
  return FAILURES.arrays(sums, {
    aff: (s) => s.key[0],
    aut: (s) => s.key[1],
    key: (s) => s.key[2],
    failed: (s) => s.sums.failed,
  })
}

/** Takes failures back that a retry undoes. */
export function uncountFailures(tx: Tx, failures: readonly FailureOfDay[]): void {
  if (failures.length === 0) return
  const where = `d."affiliateId" = u.aff AND d."automationId" = u.aut AND d."day" = u.day AND d."part" = u.part`
  tx.send(
    'uncount-failures',
    `UPDATE "AutomationDay" d SET "failed" = d."failed" - u.failed FROM ${FAILURES_OF_DAYS.from(1)}
     WHERE ${where} AND d."stepId" = u.key::uuid`,
    sumFailuresOfDays(failures, byStep),
  )
  tx.send(
    'uncount-failures-by-reason',
    `UPDATE "AutomationFailure" d SET "failed" = d."failed" - u.failed FROM ${FAILURES_OF_DAYS.from(1)}
     WHERE ${where} AND d."errorCode" = u.key`,
    sumFailuresOfDays(failures, byReason),
  )
}

function sumFailuresOfDays(
  failures: readonly FailureOfDay[],
  keyOf: (failure: Failure) => string,
): unknown[] {
  const sums = sumByKey(
    failures,
    (f) => [f.affiliateId, f.automationId, f.day, String(f.part), keyOf(f)] as const,
    () => ({ failed: 1 }),
  )
  return FAILURES_OF_DAYS.arrays(sums, {
    aff: (s) => s.key[0],
    aut: (s) => s.key[1],
    key: (s) => s.key[4],
    day: (s) => s.key[2],
    part: (s) => Number(s.key[3]),
    failed: (s) => s.sums.failed,
  })
}
