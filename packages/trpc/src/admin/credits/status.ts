import { providerStatus } from '@booster/contracts/provider'
import { noInput } from '@booster/contracts/wire/fields'
import { readSendRate } from '@booster/db/engine-status/read-send-rate'
import { readCreditForecast } from '@booster/db/provider/read-credit-forecast'
import { readProviderCredit } from '@booster/db/provider/read-provider-credit'
import { adminProcedure } from '../../init.ts'
import { creditForecastOf } from './credit-forecast.ts'
import { providerCreditOf } from './provider-credit.ts'

/** The provider's credit as last known, how old that is, and how long it lasts. */
export const getProviderStatus = adminProcedure
  .input(noInput)
  .output(providerStatus)
  .query(async ({ ctx }) => {
    const { pool, provider, clock } = ctx.services
    const [credit, rate] = await Promise.all([readProviderCredit(pool, provider.name), readSendRate(pool)])
    const forecast = await readCreditForecast(pool, { clock, credit, rate })
    return { credit: providerCreditOf(credit), forecast: creditForecastOf(forecast) }
  })
