import { bulkTriggerPreview, bulkTriggerPreviewInput } from '@booster/contracts/bulk-triggers'
import { readCredit } from '@booster/db/credits/read-credit'
import { previewBulkTrigger as previewBulkTriggerFacts } from '@booster/db/triggers/preview-bulk-trigger'
import { affiliateProcedure } from '../init.ts'
import { leadSelectionOf } from './lead-selection.ts'

/** What a bulk trigger would do, counted: how many enter, how many are skipped and why, and what it costs. */
export const previewBulkTrigger = affiliateProcedure
  .input(bulkTriggerPreviewInput)
  .output(bulkTriggerPreview)
  .query(async ({ ctx, input }) => {
    const { affiliateId } = ctx
    const { triggerType, automationId, triggerKey } = input
    const leads = leadSelectionOf(input)
    const [preview, credit] = await Promise.all([
      previewBulkTriggerFacts(ctx.services.pool, {
        affiliateId,
        leads,
        triggerType,
        automationId,
        triggerKey,
      }),
      readCredit(ctx.services.pool, { affiliateId }),
    ])
    const entering = preview.outcomes.find(({ reason }) => reason === null)
    return {
      leads: preview.leads,
      runs: entering?.count ?? 0,
      skipped: preview.outcomes.flatMap(({ reason, count }) => (reason === null ? [] : [{ reason, count }])),
      // An e-mail costs one credit.
      creditsNeeded: entering?.jobs ?? 0,
      creditsAvailable: credit.balance - credit.reserved,
    }
  })
