import { inTransaction, type TransactionContext } from '../../connection/transaction.ts'
import { type NewAutomation, writeAutomationIn } from '../../engine-store/steer/write-automation.ts'
import type { DraftStep } from '../draft-facts.ts'
import { saveDraftIn } from '../save-draft.ts'

/**
 * A new sequence whose steps are a draft: both, or neither.
 * @returns its id
 */
export function importAutomation(
  context: TransactionContext,
  input: Omit<NewAutomation, 'status' | 'steps'> & { readonly draft: readonly DraftStep[] },
): Promise<string> {
  return inTransaction(context, async (tx) => {
    const { draft, ...automation } = input
    const id = await writeAutomationIn(tx, { ...automation, status: 'draft', steps: [] })
    const written = await saveDraftIn(tx, {
      ...{ affiliateId: input.affiliateId, automationId: id, actor: input.actor, steps: draft },
      ...{ revision: 0, publishedVersion: null, replace: false },
    })
    if (written.kind !== 'changed') throw new Error(`The draft of a new sequence is ${written.kind}`)
    return id
  })
}
