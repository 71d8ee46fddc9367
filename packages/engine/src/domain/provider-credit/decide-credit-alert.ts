import { type CreditLevel, isCrossing } from './provider-credit.ts'

export type CreditAlertDecision =
  /** The level got worse: whatever is open ends, and this level's alert opens. */
  | { readonly kind: 'open'; readonly level: Exclude<CreditLevel, 'healthy'> }
  /** The level got better: whatever is open ends. Improving to a level is not a crossing into it. */
  | { readonly kind: 'resolve' }
  | { readonly kind: 'keep' }

/**
 * One alert per crossing downwards, not per check. Every level has an alert of its own, so that acknowledging
 * a warning never silences the emergency that follows.
 * @param before level of the balance known until now; null while none was ever read
 */
export function decideCreditAlert(before: CreditLevel | null, now: CreditLevel): CreditAlertDecision {
  if (now !== 'healthy' && isCrossing(before, now)) return { kind: 'open', level: now }
  if (before !== null && before !== now) return { kind: 'resolve' }
  return { kind: 'keep' }
}
