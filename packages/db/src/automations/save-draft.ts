import type { Changed, WithActor } from '@booster/engine/ports'
import { inTransaction, type TransactionContext, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import type { AutomationRef, DraftStep } from './draft-facts.ts'
import { keepDraft } from './keep-draft.ts'
import { lockDraft } from './lock-draft.ts'

export type SaveDraft = AutomationRef &
  WithActor & {
    readonly steps: readonly DraftStep[]
    /** Of the draft that the steps were made from; null: whichever is there. */
    readonly revision: number | null
    /** What was published then; null: whatever is. */
    readonly publishedVersion: number | null
    /** Replaces a draft that has changed since. */
    readonly replace: boolean
  }

/** DRAFT_CHANGED: somebody else has saved, published or discarded since. */
export type DraftWritten = Changed<'DRAFT_CHANGED' | 'AUTOMATION_ARCHIVED'>

/**
 * Saves the steps as they are being written, apart from the published ones. Who saves by an old revision changes
 * nothing; who replaces on purpose, or names no revision, leaves the other text under the kept drafts.
 */
export function saveDraft(context: TransactionContext, input: SaveDraft): Promise<DraftWritten> {
  return inTransaction(context, (tx) => saveDraftIn(tx, input))
}

export async function saveDraftIn(tx: Tx, input: SaveDraft): Promise<DraftWritten> {
  const { affiliateId, automationId, actor, revision } = input
  const found = await lockDraft(tx, { ...input, lock: 'to write' })
  if (found === undefined) return { kind: 'unknown' }
  if (found.status === 'archived') return { kind: 'unchanged', reason: 'AUTOMATION_ARCHIVED' }
  const isOther =
    revision !== found.revision ||
    (input.publishedVersion ?? found.publishedVersion) !== found.publishedVersion
  if (isOther && revision !== null && !input.replace) return { kind: 'unchanged', reason: 'DRAFT_CHANGED' }
  if (isOther && found.revision > 0) await keepDraft(tx, { affiliateId, automationId, reason: 'replaced' })
  await tx.rows(
    'save-draft',
    `INSERT INTO "AutomationDraft" AS d
       ("affiliateId", "automationId", "steps", "revision", "baseVersion", "authorId", "authorKey", "savedAt")
     VALUES ($1, $2, $3::jsonb, 1, $4, $5, $6, ${tx.clock.now})
     ON CONFLICT ("affiliateId", "automationId") DO UPDATE SET "steps" = excluded."steps",
       "revision" = d."revision" + 1, "authorId" = excluded."authorId", "authorKey" = excluded."authorKey",
       "savedAt" = excluded."savedAt"`,
    [
      affiliateId,
      automationId,
      JSON.stringify(input.steps),
      found.publishedVersion,
      actor.userId,
      actor.keyName ?? null,
    ],
  )
  announceChange(tx, [affiliateId], ['automations'])
  return { kind: 'changed' }
}
