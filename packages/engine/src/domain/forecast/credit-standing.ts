/** How an affiliate's credit stands; affiliates and admins are shown the same. */
export const CREDIT_STANDINGS = ['ok', 'low', 'empty'] as const
export type CreditStanding = (typeof CREDIT_STANDINGS)[number]

/** Low: what is left does not last longer than this, by the average use or by what is scheduled. */
export const LOW_WITHIN_DAYS = 3
/** So few credits are low whatever is used. */
export const LOW_AT_LEAST = 20

export type CreditStandingFacts = {
  /** balance - reserved */
  readonly availableCredits: number
  /** E-mails on average over those of the last 14 full days that had some. */
  readonly averagePerDay: number
  readonly openJobs: number
  /** Jobs that come due within LOW_WITHIN_DAYS and that the credit does not cover. */
  readonly uncoveredSoon: number
}

/** At or below this many credits the credit is low. */
export function lowCreditMark(facts: CreditStandingFacts): number {
  const neededSoon = facts.uncoveredSoon === 0 ? 0 : facts.availableCredits + facts.uncoveredSoon
  return Math.max(LOW_AT_LEAST, LOW_WITHIN_DAYS * facts.averagePerDay, neededSoon)
}

/** Credit that nobody uses is never low; none is none. */
export function creditStandingOf(facts: CreditStandingFacts): CreditStanding {
  if (facts.availableCredits <= 0) return 'empty'
  return isCreditInUse(facts) && facts.availableCredits <= lowCreditMark(facts) ? 'low' : 'ok'
}

export function isCreditInUse(facts: Pick<CreditStandingFacts, 'averagePerDay' | 'openJobs'>): boolean {
  return facts.averagePerDay > 0 || facts.openJobs > 0
}
