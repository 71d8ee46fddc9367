import { draftInput, keptDrafts } from '@booster/contracts/automations/drafts'
import { listKeptDrafts as readKeptDrafts } from '@booster/db/automations/list-kept-drafts'
import { isoOf } from '@booster/db/connection/iso-time'
import { affiliateProcedure } from '../init.ts'
import { authorOf, stepViewOf } from './draft-view.ts'

/** Drafts that were replaced or discarded. */
export const listKeptDrafts = affiliateProcedure
  .input(draftInput)
  .output(keptDrafts)
  .query(async ({ ctx, input }) => {
    const drafts = await readKeptDrafts(ctx.services.pool, {
      affiliateId: ctx.affiliateId,
      automationId: input.id,
    })
    return {
      drafts: drafts.map((draft) => ({
        id: draft.id,
        reason: draft.reason,
        savedAt: isoOf(draft.savedAt),
        keptAt: isoOf(draft.keptAt),
        author: authorOf(draft, ctx.viewer),
        steps: draft.steps.map(stepViewOf),
      })),
    }
  })
