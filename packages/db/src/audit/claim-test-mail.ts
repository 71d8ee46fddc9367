import type { AuditAction } from '@booster/contracts/audit'
import type { AuditEntry } from '@booster/services/audit/ports'
import { inTransaction, type TransactionContext } from '../connection/transaction.ts'
import { recordAudit } from './record-audit.ts'

/** Test mails of one person. */
const MOST = 10
const WITHIN_MINUTES = 10

/** Writes a test mail down before it leaves; false: this person has just sent as many as they may. */
export function claimTestMail(
  context: TransactionContext,
  entry: AuditEntry & { readonly action: Extract<AuditAction, `${string}.test-${string}`> },
): Promise<boolean> {
  const { actor, affiliateId, action } = entry
  return inTransaction(context, async (tx) => {
    await tx.rows(
      'lock-test-sends',
      `SELECT pg_advisory_xact_lock(hashtext('test-send ' || $1::uuid))::text`,
      [actor.userId],
    )
    const [counted] = await tx.rows<{ sent: number }>(
      affiliateId === null ? 'count-own-test-mails' : 'count-test-sends',
      `SELECT count(*)::int AS "sent" FROM "ActivityLog"
       WHERE "affiliateId" ${affiliateId === null ? 'IS NOT DISTINCT FROM $1::uuid' : '= $1'} AND "actorId" = $2
         AND "action" = $3 AND "at" > ${tx.clock.now} - make_interval(mins => ${WITHIN_MINUTES})`,
      [affiliateId, actor.userId, action],
    )
    if ((counted?.sent ?? 0) >= MOST) return false
    recordAudit(tx, entry)
    return true
  })
}
