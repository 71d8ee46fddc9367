import type { SeededRandom } from '../seeded-random.ts'

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Jakarta has no summer time. */
const JAKARTA_OFFSET_MS = 7 * HOUR_MS

// How busy people are by hour of the day in Jakarta: a morning peak, a lull after lunch, an evening peak.
const HOUR_WEIGHTS = [1, 1, 1, 1, 2, 3, 6, 9, 12, 14, 12, 10, 8, 8, 9, 9, 9, 9, 10, 13, 14, 11, 6, 3]
// Sunday first.
const WEEKDAY_WEIGHTS = [0.55, 1, 1.05, 1.1, 1, 0.95, 0.65]

/** Times travel as JSON. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}

/** Midnight in Jakarta, `daysAgo` days before the day of `nowMs`. */
export function jakartaMidnight(nowMs: number, daysAgo = 0): number {
  return Math.floor((nowMs + JAKARTA_OFFSET_MS) / DAY_MS) * DAY_MS - JAKARTA_OFFSET_MS - daysAgo * DAY_MS
}

/**
 * A moment between two others at which a person would do something: by day (fewer at weekends, more lately)
 * and hour.
 */
export function sampleMoment(random: SeededRandom, fromMs: number, toMs: number): number {
  for (let tries = 0; tries < 1_000; tries++) {
    const at = Math.floor(fromMs + random.next() * (toMs - fromMs))
    const local = new Date(at + JAKARTA_OFFSET_MS)
    const hour = (HOUR_WEIGHTS[local.getUTCHours()] ?? 1) / 14
    const weekday = (WEEKDAY_WEIGHTS[local.getUTCDay()] ?? 1) / 1.1
    const growth = 0.6 + 0.4 * ((at - fromMs) / (toMs - fromMs))
    if (random.chance(hour * weekday * growth)) return at
  }
  return Math.floor((fromMs + toMs) / 2)
}
