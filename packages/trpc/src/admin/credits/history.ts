import { creditHistoryInput } from '@booster/contracts/admin/credit'
import { readCreditHistory } from '@booster/db/provider/read-credit-history'
import { readDailyUse } from '@booster/db/provider/read-daily-use'
import { adminProcedure } from '../../init.ts'

/** The balance check by check, thinned to at most 400 points, and the use day by day. */
export const getCreditHistory = adminProcedure.input(creditHistoryInput).query(async ({ ctx, input }) => {
  const { reads, provider, clock } = ctx.services
  const [points, dailyUse] = await Promise.all([
    readCreditHistory(reads, { provider: provider.name, days: input.days }),
    readDailyUse(reads, clock, input.days),
  ])
  return { points, dailyUse }
})
