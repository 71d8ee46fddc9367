import { draftPublished, draftPublishInput } from '@booster/contracts/automations/drafts'
import { publishDraft as writePublished } from '@booster/db/automations/publish-draft'
import { readDraft } from '@booster/db/automations/read-draft'
import { conflict, notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { demandPublishable } from './demand-publishable.ts'

/**
 * Publishes the draft: every mail not yet sent takes its text, the plan of running leads stays. BAD_REQUEST names the
 * step and field that is not ready; CONFLICT `DRAFT_CHANGED`: somebody else has saved since.
 */
export const publishDraft = affiliateProcedure
  .input(draftPublishInput)
  .output(draftPublished)
  .mutation(async ({ ctx, input }) => {
    const { affiliateId, services, actor } = ctx
    const { pool, clock } = services
    const key = { affiliateId, automationId: input.id }
    const draft = await readDraft(pool, key)
    if (draft === null) throw notFound('Automation')
    if (!draft.isDraft || draft.revision !== input.revision) throw conflict('DRAFT_CHANGED')
    demandPublishable(draft.steps)
    const published = await writePublished(
      { pool, clock },
      { ...key, actor, revision: input.revision, steps: draft.steps },
    )
    if (published.kind === 'unknown') throw notFound('Automation')
    if (published.kind === 'unchanged') throw conflict(published.reason)
    return { version: published.version, effect: published.effect }
  })
