import { skippedLeads, skippedLeadsInput } from '@booster/contracts/bulk-triggers'
import { listSkippedLeads as listSkippedLeadFacts } from '@booster/db/triggers/list-skipped-leads'
import { readBulkTrigger } from '@booster/db/triggers/read-bulk-trigger'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Who was skipped by a bulk trigger, and why; `nextCursor` leads to the next ones. */
export const listSkippedLeads = affiliateProcedure
  .input(skippedLeadsInput)
  .output(skippedLeads)
  .query(async ({ ctx, input }) => {
    const { affiliateId } = ctx
    const { id, reason, limit } = input
    const bulk = await readBulkTrigger(ctx.services.pool, { affiliateId, id })
    if (bulk === null) throw notFound('Bulk trigger')
    const [portion = 0, place = 0] = (input.cursor ?? '0_0').split('_').map(Number)
    const found = await listSkippedLeadFacts(ctx.services.pool, {
      affiliateId,
      bulkTriggerId: id,
      after: { portion, place },
      limit: limit + 1,
      reason,
    })
    const shown = found.slice(0, limit)
    const last = found.length > limit ? shown.at(-1) : undefined
    return {
      leads: shown.map(({ leadId, leadName, automationId, reason: why }) => ({
        leadId,
        leadName,
        automationId,
        reason: why,
      })),
      nextCursor: last === undefined ? null : `${last.portion}_${last.place}`,
    }
  })
