import type { SqlClock } from '../../clock.ts'

/** SQL: today's date. Days begin in Asia/Jakarta for everybody, as the counters count them. */
export const jakartaToday = (clock: SqlClock): string => `(${clock.now} AT TIME ZONE 'Asia/Jakarta')::date`

/** SQL: the instant at which a date (an expression) begins in Asia/Jakarta. */
export const startOfJakartaDay = (day: string): string => `((${day})::timestamp AT TIME ZONE 'Asia/Jakarta')`
