import { bulkTriggerList } from '@booster/contracts/bulk-triggers'
import { noInput } from '@booster/contracts/wire/fields'
import { listBulkTriggers as listBulkTriggerFacts } from '@booster/db/triggers/read-bulk-trigger'
import { affiliateProcedure } from '../init.ts'
import { bulkProgressOf } from './bulk-progress.ts'

const SHOWN = 10

/** The newest bulk triggers, running or ended. */
export const listBulkTriggers = affiliateProcedure
  .input(noInput)
  .output(bulkTriggerList)
  .query(async ({ ctx }) => {
    const found = await listBulkTriggerFacts(ctx.services.pool, {
      affiliateId: ctx.affiliateId,
      limit: SHOWN,
    })
    return { triggers: found.map(bulkProgressOf) }
  })
