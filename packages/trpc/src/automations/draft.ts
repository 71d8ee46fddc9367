import { draftInput, draftView } from '@booster/contracts/automations/drafts'
import { affiliateProcedure } from '../init.ts'
import { readDraftView } from './draft-view.ts'

/** The steps as they are being written; without a draft, the published ones. */
export const getDraft = affiliateProcedure
  .input(draftInput)
  .output(draftView)
  .query(({ ctx, input }) =>
    readDraftView(ctx.services.pool, {
      affiliateId: ctx.affiliateId,
      automationId: input.id,
      viewer: ctx.viewer,
    }),
  )
