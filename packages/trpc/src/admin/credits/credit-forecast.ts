import type { CreditForecast } from '@booster/contracts/provider'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { CreditForecast as ForecastFacts } from '@booster/db/provider/read-credit-forecast'

export function creditForecastOf(forecast: ForecastFacts): CreditForecast {
  return {
    usePerDay: forecast.usePerDay,
    sentPerDay: forecast.sentPerDay,
    measuredPerDay: forecast.measuredPerDay,
    usePerHour: forecast.usePerHour,
    runway: runwayOf(forecast.runway),
    dailyUse: forecast.dailyUse.map(({ day, sent, failed }) => ({ day, sent, failed })),
  }
}

function runwayOf(runway: ForecastFacts['runway']): CreditForecast['runway'] {
  if (runway === null) return null
  return {
    basis: runway.basis,
    usePerDay: runway.usePerDay,
    usePerHour: runway.usePerHour,
    daysLeft: runway.daysLeft,
    hoursLeft: runway.hoursLeft,
    emptyAt: isoOf(runway.emptyAt),
    reaches: {
      warning: isoOrNull(runway.reaches.warning),
      critical: isoOrNull(runway.reaches.critical),
      emergency: isoOrNull(runway.reaches.emergency),
    },
  }
}
