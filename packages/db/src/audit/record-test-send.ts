import type { WithActor } from '@booster/engine/ports'
import type { AutomationRef } from '../automations/draft-facts.ts'
import { inTransaction, type TransactionContext } from '../connection/transaction.ts'
import { recordAudit } from './record-audit.ts'

/** Test mails of one person. */
const MOST = 10
const WITHIN_MINUTES = 10

/** Writes a test mail down before it leaves; false: this person has just sent as many as they may. */
export function recordTestSend(
  context: TransactionContext,
  input: AutomationRef & WithActor & { readonly stepOrder: number },
): Promise<boolean> {
  const { affiliateId, automationId, actor, stepOrder } = input
  return inTransaction(context, async (tx) => {
    await tx.rows(
      'lock-test-sends',
      `SELECT pg_advisory_xact_lock(hashtext('test-send ' || $1::uuid))::text`,
      [actor.userId],
    )
    const [counted] = await tx.rows<{ sent: number }>(
      'count-test-sends',
      `SELECT count(*)::int AS "sent" FROM "ActivityLog" WHERE "affiliateId" = $1 AND "actorId" = $2
         AND "action" = 'automation.test-send' AND "at" > ${tx.clock.now} - make_interval(mins => ${WITHIN_MINUTES})`,
      [affiliateId, actor.userId],
    )
    if ((counted?.sent ?? 0) >= MOST) return false
    const objects = [{ id: automationId, after: { stepOrder } }]
    recordAudit(tx, { actor, affiliateId, action: 'automation.test-send', objects })
    return true
  })
}
