import { draftInput, publishPreview } from '@booster/contracts/automations/drafts'
import { readDraft } from '@booster/db/automations/read-draft'
import { readPublishEffect } from '@booster/db/automations/read-publish-effect'
import { rowsOf } from '@booster/db/connection/rows-of'
import { readCredit } from '@booster/db/credits/read-credit'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** What publishing the draft would do to mails not yet sent, and what a lead costs afterwards. */
export const previewPublish = affiliateProcedure
  .input(draftInput)
  .output(publishPreview)
  .query(async ({ ctx, input }) => {
    const { pool } = ctx.services
    const key = { affiliateId: ctx.affiliateId, automationId: input.id }
    const draft = await readDraft(pool, key)
    if (draft === null) throw notFound('Automation')
    const [effect, credit] = await Promise.all([
      readPublishEffect(rowsOf(pool), { ...key, steps: draft.steps }),
      readCredit(pool, { affiliateId: ctx.affiliateId }),
    ])
    return {
      effect,
      creditsPerLead: draft.steps.length,
      availableCredit: credit.balance - credit.reserved,
    }
  })
