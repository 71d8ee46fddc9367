import { readSendRate } from '@booster/db/engine-status/read-send-rate'
import { readCreditForecast } from '@booster/db/provider/read-credit-forecast'
import { readProviderCredit } from '@booster/db/provider/read-provider-credit'
import { adminProcedure } from '../../init.ts'

/** The provider's credit as last known, how old that is, and how long it lasts. */
export const getProviderCredit = adminProcedure.query(async ({ ctx }) => {
  const { pool, provider, clock } = ctx.services
  const [credit, rate] = await Promise.all([readProviderCredit(pool, provider.name), readSendRate(pool)])
  return { credit, forecast: await readCreditForecast(pool, clock, { credit, rate }) }
})
