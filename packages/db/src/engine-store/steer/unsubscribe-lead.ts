import type { Changed } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import type { StoreContext } from '../store-context.ts'
import { type StopInput, stopLead } from './stop-lead.ts'

/** A person takes a lead off every list, or says that its address is dead or that it complained. */
export function unsubscribeLead(
  context: StoreContext,
  input: StopInput,
): Promise<Changed<'ALREADY_UNSUBSCRIBED'>> {
  return inTransaction(context, (tx) => stopLead(tx, context, input))
}
