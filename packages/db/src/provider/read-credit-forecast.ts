import { forecastRunway, type Runway } from '@booster/engine/domain/provider-credit/forecast-runway'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import type { SendRate } from '../engine-status/read-send-rate.ts'
import { type DayOfUse, meanUsePerDay, readDailyUse } from './read-daily-use.ts'
import { readMeasuredUse } from './read-measured-use.ts'
import type { ProviderCredit } from './read-provider-credit.ts'

export type CreditForecast = {
  /** What the forecast rests on: the larger of the two below. */
  readonly usePerDay: number
  /** Mails per day, of all affiliates. */
  readonly sentPerDay: number
  /** What the provider's balance loses per day, top-ups left out; null: too few checks. */
  readonly measuredPerDay: number | null
  readonly usePerHour: number
  /** Null: nothing is used, or the balance is unknown or too old to say. */
  readonly runway: Runway | null
  /** The last 14 days and today. */
  readonly dailyUse: readonly DayOfUse[]
}

/** How long the provider's credit lasts at the present use. */
export async function readCreditForecast(
  db: Queryable,
  input: { readonly clock: SqlClock; readonly credit: ProviderCredit; readonly rate: SendRate },
): Promise<CreditForecast> {
  const dailyUse = await readDailyUse(db, { clock: input.clock, days: 15 })
  const sentPerDay = meanUsePerDay(dailyUse)
  const measuredPerDay = await readMeasuredUse(db, input.credit.provider)
  const usePerDay = Math.max(sentPerDay, measuredPerDay ?? 0)
  const usePerHour = Math.max(input.rate.perHour, Math.round((measuredPerDay ?? 0) / 24))
  const use = { usePerDay, usePerHour, sentPerDay, measuredPerDay, dailyUse }
  const { credits, checkedAt, ageSeconds, stale } = input.credit
  if (credits === null || checkedAt === null || ageSeconds === null || stale) {
    return { ...use, runway: null }
  }
  const now = new Date(checkedAt.getTime() + ageSeconds * 1_000)
  return { ...use, runway: forecastRunway({ credits, usePerDay, usePerHour, now }) }
}
