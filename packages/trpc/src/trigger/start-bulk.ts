import { bulkTriggerStarted, bulkTriggerStartInput } from '@booster/contracts/bulk-triggers'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { leadSelectionOf } from './lead-selection.ts'

/** Starts a trigger of many leads; it goes on in the background, and `progress` says how far it is. */
export const startBulkTrigger = affiliateProcedure
  .input(bulkTriggerStartInput)
  .output(bulkTriggerStarted)
  .mutation(async ({ ctx, input }) => {
    const { leadIds, filter, ...trigger } = input
    const started = await ctx.services.bulkTriggers.start({
      affiliateId: ctx.affiliateId,
      leads: leadSelectionOf({ leadIds, filter }),
      actor: ctx.actor,
      ...trigger,
    })
    if (started === null) throw notFound('Automation')
    return started
  })
