import { CREDIT_MARKS } from './provider-credit.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Below two days an average of two weeks is too slow to warn: the last 24 hours decide. */
const SHORT_MS = 2 * DAY_MS
/** Beyond ten years a date says nothing. */
const HORIZON_MS = 3_650 * DAY_MS

export type RunwayInput = {
  readonly credits: number
  /** Mean of the last 14 days. */
  readonly usePerDay: number
  /** Mean of the last 24 hours. */
  readonly usePerHour: number
  readonly now: Date
}

export type Runway = {
  /** What the forecast rests on: the last 14 days, or, when it is short, the last 24 hours. */
  readonly basis: '14d' | '24h'
  readonly usePerDay: number
  readonly usePerHour: number
  /** Whole days and whole hours that are left. */
  readonly daysLeft: number
  readonly hoursLeft: number
  readonly emptyAt: Date
  /** When the balance comes to each mark; null for a mark already reached. */
  readonly reaches: Readonly<Record<keyof typeof CREDIT_MARKS, Date | null>>
}

/** How long the balance lasts at the present use; null when nothing is used or it lasts beyond ten years. */
export function forecastRunway(input: RunwayInput): Runway | null {
  const perMsLong = input.usePerDay / DAY_MS
  const perMsShort = input.usePerHour / HOUR_MS
  const short = perMsLong === 0 || (perMsShort > 0 && input.credits / perMsShort < SHORT_MS)
  const perMs = short ? perMsShort : perMsLong
  if (perMs === 0 || input.credits / perMs > HORIZON_MS) return null
  const after = (credits: number): Date => new Date(input.now.getTime() + Math.round(credits / perMs))
  const reach = (mark: number): Date | null => (input.credits > mark ? after(input.credits - mark) : null)
  return {
    basis: short ? '24h' : '14d',
    usePerDay: input.usePerDay,
    usePerHour: input.usePerHour,
    daysLeft: Math.floor(input.credits / perMs / DAY_MS),
    hoursLeft: Math.floor(input.credits / perMs / HOUR_MS),
    emptyAt: after(input.credits),
    reaches: {
      warning: reach(CREDIT_MARKS.warning),
      critical: reach(CREDIT_MARKS.critical),
      emergency: reach(CREDIT_MARKS.emergency),
    },
  }
}
