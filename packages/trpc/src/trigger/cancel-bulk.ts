import { bulkTriggerCancelled, bulkTriggerRef } from '@booster/contracts/bulk-triggers'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Ends a running bulk trigger; leads that it has enrolled stay. `cancelled` false: it had ended before. */
export const cancelBulkTrigger = affiliateProcedure
  .input(bulkTriggerRef)
  .output(bulkTriggerCancelled)
  .mutation(async ({ ctx, input }) => {
    const { id } = input
    const answer = await ctx.services.bulkTriggers.cancel({
      affiliateId: ctx.affiliateId,
      id,
      actor: ctx.actor,
    })
    if (answer === 'unknown') throw notFound('Bulk trigger')
    return { id, cancelled: answer === 'cancelled' }
  })
