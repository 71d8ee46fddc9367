import { providerHistory, providerHistoryInput } from '@booster/contracts/provider'
import { isoOf } from '@booster/db/connection/iso-time'
import { readCreditHistory } from '@booster/db/provider/read-credit-history'
import { readDailyUse } from '@booster/db/provider/read-daily-use'
import { adminProcedure } from '../../init.ts'

/** The provider's balance and its use over the last days. */
export const getProviderHistory = adminProcedure
  .input(providerHistoryInput)
  .output(providerHistory)
  .query(async ({ ctx, input }) => {
    const { reads, provider, clock } = ctx.services
    const [points, dailyUse] = await Promise.all([
      readCreditHistory(reads, { provider: provider.name, days: input.days }),
      readDailyUse(reads, { clock, days: input.days }),
    ])
    return {
      points: points.map(({ at, credits, level }) => ({ at: isoOf(at), credits, level })),
      dailyUse: dailyUse.map(({ day, sent, failed }) => ({ day, sent, failed })),
    }
  })
