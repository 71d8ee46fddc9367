import { providerStats, providerStatsInput } from '@booster/contracts/provider'
import { readCreditStats } from '@booster/db/provider/read-credit-stats'
import { adminProcedure } from '../../init.ts'

/** The original's statistics of the provider's credit. */
export const getProviderStats = adminProcedure
  .input(providerStatsInput)
  .output(providerStats)
  .query(async ({ ctx, input }) => {
    const { pool, provider } = ctx.services
    const stats = await readCreditStats(pool, { provider: provider.name, days: input.days })
    const { checksPerformed, averageBalance, lowestBalance, alertsTriggered } = stats
    return { checksPerformed, averageBalance, lowestBalance, alertsTriggered }
  })
