import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { SqlClock } from './clock.ts'

/** Where days begin for admins, for the provider, and for whoever chose nothing else. */
export const HOME_ZONE: TimeZone = 'Asia/Jakarta'

/** From which part of a day in Jakarta on (see AutomationDay) it is the next day in this zone. */
const NEXT_DAY_FROM_PART: Readonly<Record<TimeZone, number>> = {
  'Asia/Jakarta': 3,
  'Asia/Makassar': 2,
  'Asia/Jayapura': 1,
}

/** SQL: today's date in a zone. */
export function todayIn(zone: TimeZone, clock: SqlClock): string {
  return `(${clock.now} AT TIME ZONE '${zone}')::date`
}

/** SQL: the instant at which a date (an expression) begins in a zone. */
export function startOfDayIn(zone: TimeZone, day: string): string {
  return `((${day})::timestamp AT TIME ZONE '${zone}')`
}

/** SQL: the date in a zone of what a row of AutomationDay counts. @param row its alias with a dot, or nothing */
export function countedDayIn(zone: TimeZone, row = ''): string {
  return `(${row}"day" + (${row}"part" >= ${NEXT_DAY_FROM_PART[zone]})::int)`
}
