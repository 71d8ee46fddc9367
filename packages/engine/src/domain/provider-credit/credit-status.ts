import { type CreditLevel, creditLevelOf } from './provider-credit.ts'

/** A balance older than this says nothing about now. */
export const STALE_AFTER_MS = 24 * 60 * 60_000

/** `unknown`: never read, or too old to be called healthy. */
export const CREDIT_STATUSES = ['healthy', 'warning', 'critical', 'emergency', 'unknown'] as const
export type CreditStatusWord = (typeof CREDIT_STATUSES)[number]

export type CreditStatus = {
  readonly status: CreditStatusWord
  /** The level of the last known balance, whatever its age; null while none was ever read. */
  readonly level: CreditLevel | null
  readonly stale: boolean
}

/**
 * What may be said of a balance of that age. A stale balance is never healthy; a stale alarm stays an alarm.
 * @param ageMs time since the provider was asked; null with `credits` null
 */
export function creditStatusOf(credits: number | null, ageMs: number | null): CreditStatus {
  if (credits === null || ageMs === null) return { status: 'unknown', level: null, stale: true }
  const level = creditLevelOf(credits)
  const stale = ageMs > STALE_AFTER_MS
  return { status: stale && level === 'healthy' ? 'unknown' : level, level, stale }
}
