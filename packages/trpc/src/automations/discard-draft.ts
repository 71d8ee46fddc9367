import { draftDiscardInput, draftView } from '@booster/contracts/automations/drafts'
import { discardDraft as removeDraft } from '@booster/db/automations/discard-draft'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { readDraftView } from './draft-view.ts'

/** Takes the draft away; it stays under the kept ones. */
export const discardDraft = affiliateProcedure
  .input(draftDiscardInput)
  .output(draftView)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, services, actor, viewer } = ctx
    const { pool, clock } = services
    const key = { affiliateId, automationId: input.id }
    const written = await removeDraft({ pool, clock }, { ...key, actor, revision: input.revision })
    demandChanged('Automation', written)
    return readDraftView(pool, { ...key, viewer })
  })
