/** Levels of the provider's own credit: healthy above 50,000, then warning, critical, emergency from 1,000. */
export const CREDIT_LEVELS = ['healthy', 'warning', 'critical', 'emergency'] as const
export type CreditLevel = (typeof CREDIT_LEVELS)[number]

/** The marks: at or below is that level. */
export const CREDIT_MARKS = { warning: 50_000, critical: 10_000, emergency: 1_000 } as const

export function creditLevelOf(credits: number): CreditLevel {
  if (credits <= CREDIT_MARKS.emergency) return 'emergency'
  if (credits <= CREDIT_MARKS.critical) return 'critical'
  if (credits <= CREDIT_MARKS.warning) return 'warning'
  return 'healthy'
}

/** True when the level got worse: an alert fires once per crossing, not per check. */
export function isCrossing(before: CreditLevel | null, now: CreditLevel): boolean {
  return CREDIT_LEVELS.indexOf(now) > CREDIT_LEVELS.indexOf(before ?? 'healthy')
}
