import { forecastRunway, type Runway } from '@booster/engine/domain/provider-credit/forecast-runway'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import type { SendRate } from '../engine-status/read-send-rate.ts'
import { type DayOfUse, meanUsePerDay, readDailyUse } from './read-daily-use.ts'
import type { ProviderCredit } from './read-provider-credit.ts'

export type CreditForecast = {
  readonly usePerDay: number
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
  const usePerDay = meanUsePerDay(dailyUse)
  const usePerHour = input.rate.perHour
  const { credits, checkedAt, ageSeconds, stale } = input.credit
  if (credits === null || checkedAt === null || ageSeconds === null || stale) {
    return { usePerDay, usePerHour, runway: null, dailyUse }
  }
  const now = new Date(checkedAt.getTime() + ageSeconds * 1_000)
  return { usePerDay, usePerHour, runway: forecastRunway({ credits, usePerDay, usePerHour, now }), dailyUse }
}
