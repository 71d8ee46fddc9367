import type { TopUpInput, TopUpReport } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import type { StoreContext } from '../store-context.ts'
import { bookTopUp } from './book-top-up.ts'

/** A top-up or an adjustment that an admin books by hand. */
export function topUpCredit({ pool, clock }: StoreContext, input: TopUpInput): Promise<TopUpReport> {
  return inTransaction({ pool, clock }, (tx) => bookTopUp(tx, input))
}
