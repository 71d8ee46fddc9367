import type { WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type TransactionContext } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

/**
 * The affiliate has read these notices. They stay open while their cause is there, so that they are not opened again.
 * @returns how many were unread
 */
export function readNotices(
  context: TransactionContext,
  input: WithActor & { readonly affiliateId: string; readonly ids: readonly string[] },
): Promise<number> {
  const { affiliateId, ids, actor } = input
  return inTransaction(context, async (tx) => {
    const read = await tx.rows<{ readonly id: string; readonly kind: string }>(
      'read-notices',
      `UPDATE "Notice" SET "readAt" = ${tx.clock.now}
       WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]) AND "readAt" IS NULL RETURNING "id", "kind"`,
      [affiliateId, ids],
    )
    if (read.length === 0) return 0
    const objects = read.map(({ id, kind }) => ({ id, after: { kind } }))
    recordAudit(tx, { actor, action: 'notice.read', affiliateId, objects })
    announceChange(tx, [affiliateId], ['notices'])
    return read.length
  })
}
