import type { PublishRefusal } from '@booster/engine/domain/automation'
import { inTransaction, type TransactionContext, type Tx } from '../connection/transaction.ts'
import { publishStepsIn } from '../engine-store/steer/publish-steps.ts'
import { removeDraft } from './discard-draft.ts'
import type { AutomationRef, DraftRef, DraftStep } from './draft-facts.ts'
import { lockDraft } from './lock-draft.ts'
import { type PublishEffectFacts, readPublishEffect } from './read-publish-effect.ts'

export type DraftPublished =
  | { readonly kind: 'published'; readonly version: number; readonly effect: PublishEffectFacts }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unchanged'; readonly reason: PublishRefusal | 'DRAFT_CHANGED' }

/**
 * Publishes the draft of this revision and removes it. Its effect is counted in the same transaction, after the lock
 * that every trigger and opt-in of the sequence waits for.
 * @param input.steps the steps of that revision, found to be complete
 */
export function publishDraft(
  context: TransactionContext,
  input: DraftRef & { readonly steps: readonly DraftStep[] },
): Promise<DraftPublished> {
  return inTransaction(context, async (tx): Promise<DraftPublished> => {
    const { affiliateId, automationId, actor } = input
    const found = await lockDraft(tx, { ...input, lock: 'to publish' })
    if (found === undefined) return { kind: 'unknown' }
    if (found.revision !== input.revision) return { kind: 'unchanged', reason: 'DRAFT_CHANGED' }
    const effect = await readPublishEffect(tx, input)
    const published = await publishStepsIn(tx, {
      affiliateId,
      automationId,
      actor,
      steps: await withKnownIds(tx, input),
    })
    if (published.kind !== 'published') return published
    await removeDraft(tx, input)
    return { ...published, effect }
  })
}

/** A step of a draft may be new, or one that was deleted meanwhile: both are published as new ones. */
async function withKnownIds(
  tx: Tx,
  { affiliateId, automationId, steps }: AutomationRef & { readonly steps: readonly DraftStep[] },
) {
  const live = await tx.rows<{ id: string }>(
    'live-steps',
    `SELECT "id" FROM "AffiliateAutomationStep"
     WHERE "affiliateId" = $1 AND "automationId" = $2 AND "archivedAt" IS NULL`,
    [affiliateId, automationId],
  )
  const known = new Set(live.map(({ id }) => id))
  return steps.map(({ id, ...step }) => (known.has(id) ? { ...step, id } : step))
}
