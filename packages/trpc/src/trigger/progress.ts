import { bulkTriggerProgress, bulkTriggerRef } from '@booster/contracts/bulk-triggers'
import { readBulkTrigger } from '@booster/db/triggers/read-bulk-trigger'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { bulkProgressOf } from './bulk-progress.ts'

/** How far a bulk trigger is, and its report so far. */
export const readBulkTriggerProgress = affiliateProcedure
  .input(bulkTriggerRef)
  .output(bulkTriggerProgress)
  .query(async ({ ctx, input }) => {
    const facts = await readBulkTrigger(ctx.services.pool, { affiliateId: ctx.affiliateId, id: input.id })
    if (facts === null) throw notFound('Bulk trigger')
    return bulkProgressOf(facts)
  })
