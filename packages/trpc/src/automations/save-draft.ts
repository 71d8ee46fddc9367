import { randomUUID } from 'node:crypto'
import { draftSaveInput, draftView } from '@booster/contracts/automations/drafts'
import { saveDraft as writeDraft } from '@booster/db/automations/save-draft'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { readDraftView } from './draft-view.ts'

/** Saves the steps as they are being written. CONFLICT `DRAFT_CHANGED`: somebody else has saved since. */
export const saveDraft = affiliateProcedure
  .input(draftSaveInput)
  .output(draftView)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, services, actor, viewer } = ctx
    const { pool, clock } = services
    const key = { affiliateId, automationId: input.id }
    const written = await writeDraft(
      { pool, clock },
      {
        ...key,
        actor,
        revision: input.revision ?? null,
        publishedVersion: input.publishedVersion ?? null,
        replace: input.replace,
        steps: input.steps.map(({ id, ...step }) => ({ id: id ?? randomUUID(), ...step })),
      },
    )
    demandChanged('Automation', written)
    return readDraftView(pool, { ...key, viewer })
  })
