/** Credits that jobs already scheduled will use on one day; overdue ones stand on the day they were due. */
export type ScheduledCredits = { readonly day: string; readonly credits: number }

/** What the credit is needed for by what is scheduled; what a gate will stop (a paused sequence, a blocked lead) uses none. */
export type CreditForecast = {
  /** Jobs that have not come to their end. */
  readonly openJobs: number
  /** Credits that scheduled jobs will use. */
  readonly scheduled: number
  /** The same by day in the zone, earliest first; no further than the credit lasts. */
  readonly days: readonly ScheduledCredits[]
  /** Jobs that will be charged and are not covered. */
  readonly uncoveredJobs: number
  /** Those of them that come due within LOW_WITHIN_DAYS. */
  readonly uncoveredSoon: number
  /** When the first of them comes due. */
  readonly firstUncoveredAt: Date | null
}

/** What was found by taking jobs one by one. */
export type NearForecast = CreditForecast & {
  readonly available: number
  /** Jobs that were looked at, and those of them whose sequence is active. */
  readonly examined: number
  readonly active: number
  readonly lastScheduledAt: Date | null
  readonly lastId: string | null
}
