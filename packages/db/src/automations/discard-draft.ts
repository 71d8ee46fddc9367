import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type TransactionContext, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import type { AutomationRef, DraftRef } from './draft-facts.ts'
import { keepDraft } from './keep-draft.ts'
import { lockDraft } from './lock-draft.ts'
import type { DraftWritten } from './save-draft.ts'

/** The published steps count again; the draft stays under the kept ones. */
export function discardDraft(context: TransactionContext, input: DraftRef): Promise<DraftWritten> {
  return inTransaction(context, async (tx): Promise<DraftWritten> => {
    const { affiliateId, automationId, actor } = input
    const found = await lockDraft(tx, { ...input, lock: 'to write' })
    if (found === undefined) return { kind: 'unknown' }
    if (found.revision !== input.revision) return { kind: 'unchanged', reason: 'DRAFT_CHANGED' }
    await keepDraft(tx, { affiliateId, automationId, reason: 'discarded' })
    await removeDraft(tx, input)
    recordAudit(tx, {
      actor,
      affiliateId,
      action: 'automation.discard-draft',
      objects: [{ id: automationId, before: { revision: input.revision } }],
    })
    announceChange(tx, [affiliateId], ['automations'])
    return { kind: 'changed' }
  })
}

export async function removeDraft(tx: Tx, { affiliateId, automationId }: AutomationRef): Promise<void> {
  await tx.rows(
    'remove-draft',
    `DELETE FROM "AutomationDraft" WHERE "affiliateId" = $1 AND "automationId" = $2`,
    [affiliateId, automationId],
  )
}
