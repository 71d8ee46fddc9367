import { creditStatsInput } from '@booster/contracts/admin/credit'
import { readCreditStats } from '@booster/db/provider/read-credit-stats'
import { adminProcedure } from '../../init.ts'

export const getCreditStats = adminProcedure
  .input(creditStatsInput)
  .query(({ ctx, input }) =>
    readCreditStats(ctx.services.pool, { provider: ctx.services.provider.name, days: input.days }),
  )
