import { readCreditForecast } from '@booster/db/queries/admin/read-credit-forecast'
import { readProviderCredit } from '@booster/db/queries/admin/read-provider-credit'
import { readSendRate } from '@booster/db/queries/admin/read-send-rate'
import { adminProcedure } from '../init.ts'

/** The provider's credit as last known, how old that is, and how long it lasts. */
export const getProviderCredit = adminProcedure.query(async ({ ctx }) => {
  const { pool, provider, clock } = ctx.services
  const [credit, rate] = await Promise.all([readProviderCredit(pool, provider.name), readSendRate(pool)])
  return { credit, forecast: await readCreditForecast(pool, clock, { credit, rate }) }
})
