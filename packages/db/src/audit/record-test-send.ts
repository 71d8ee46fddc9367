import type { WithActor } from '@booster/engine/ports'
import type { AutomationRef } from '../automations/draft-facts.ts'
import type { TransactionContext } from '../connection/transaction.ts'
import { claimTestMail } from './claim-test-mail.ts'

/** A step of a sequence, to whoever writes it. @returns as `claimTestMail` */
export function recordTestSend(
  context: TransactionContext,
  input: AutomationRef & WithActor & { readonly stepOrder: number },
): Promise<boolean> {
  const { affiliateId, automationId, actor, stepOrder } = input
  const objects = [{ id: automationId, after: { stepOrder } }]
  return claimTestMail(context, { actor, affiliateId, action: 'automation.test-send', objects })
}
