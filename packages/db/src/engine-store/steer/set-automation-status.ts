import type { AutomationRefusal, AutomationTarget } from '@booster/engine/domain/automation'
import type { Changed, WithActor } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import type { StoreContext } from '../store-context.ts'
import { lockAutomationToMove, moveAutomation } from './move-automation.ts'

/** Activates, pauses or archives an automation. */
export function setAutomationStatus(
  { pool, clock }: StoreContext,
  input: { affiliateId: string; automationId: string; status: AutomationTarget } & WithActor,
): Promise<Changed<AutomationRefusal>> {
  return inTransaction({ pool, clock }, async (tx): Promise<Changed<AutomationRefusal>> => {
    const locked = await lockAutomationToMove(tx, input)
    if (locked.kind !== 'movable') return locked
    await moveAutomation(tx, input, locked.automation)
    return { kind: 'changed' }
  })
}
