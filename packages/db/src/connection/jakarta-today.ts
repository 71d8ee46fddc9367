import type { SqlClock } from './clock.ts'

/** SQL: today's date. Days begin in Asia/Jakarta for everybody, as the counters count them. */
export function jakartaToday(clock: SqlClock): string {
  return `(${clock.now} AT TIME ZONE 'Asia/Jakarta')::date`
}

/** SQL: the instant at which a date (an expression) begins in Asia/Jakarta. */
export function startOfJakartaDay(day: string): string {
  return `((${day})::timestamp AT TIME ZONE 'Asia/Jakarta')`
}
