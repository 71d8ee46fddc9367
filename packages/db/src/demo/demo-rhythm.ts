import type { DemoRandom } from './demo-random.ts'

export const secondMs = 1_000
export const minuteMs = 60 * secondMs
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** Jakarta has no summer time. */
const jakartaOffsetMs = 7 * hourMs

// How busy people are by hour of the day in Jakarta: a morning peak, a lull after lunch, an evening peak.
const hourWeights = [1, 1, 1, 1, 2, 3, 6, 9, 12, 14, 12, 10, 8, 8, 9, 9, 9, 9, 10, 13, 14, 11, 6, 3]
// Sunday first.
const weekdayWeights = [0.55, 1, 1.05, 1.1, 1, 0.95, 0.65]

/** Midnight in Jakarta, `daysAgo` days before the day of `nowMs`. */
export const jakartaMidnight = (nowMs: number, daysAgo = 0): number =>
  Math.floor((nowMs + jakartaOffsetMs) / dayMs) * dayMs - jakartaOffsetMs - daysAgo * dayMs

/**
 * A moment between two others at which a person would do something: by day (fewer at weekends, more lately)
 * and hour.
 */
export const sampleMoment = (random: DemoRandom, fromMs: number, toMs: number): number => {
  for (let tries = 0; tries < 1_000; tries++) {
    const at = Math.floor(fromMs + random.next() * (toMs - fromMs))
    const local = new Date(at + jakartaOffsetMs)
    const hour = (hourWeights[local.getUTCHours()] ?? 1) / 14
    const weekday = (weekdayWeights[local.getUTCDay()] ?? 1) / 1.1
    const growth = 0.6 + 0.4 * ((at - fromMs) / (toMs - fromMs))
    if (random.chance(hour * weekday * growth)) return at
  }
  return Math.floor((fromMs + toMs) / 2)
}
