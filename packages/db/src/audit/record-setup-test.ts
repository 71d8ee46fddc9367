import type { WithActor } from '@booster/engine/ports'
import type { TransactionContext } from '../connection/transaction.ts'
import { claimTestMail } from './claim-test-mail.ts'

/** A mail from this sender to an admin who checks the sending. @returns as `claimTestMail` */
export function recordSetupTest(
  context: TransactionContext,
  { actor, from }: WithActor & { readonly from: string },
): Promise<boolean> {
  const objects = [{ id: from }]
  return claimTestMail(context, { actor, affiliateId: null, action: 'sending.test-mail', objects })
}
