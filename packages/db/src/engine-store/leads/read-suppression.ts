import type { SuppressionReason } from '@booster/engine/domain/delivery-event'
import type { Tx } from '../../connection/transaction.ts'

/** Why nobody mails the address with this hash; null: nothing is known against it. */
export async function readSuppression(
  tx: Tx,
  address: { readonly affiliateId: string; readonly emailHash: string },
): Promise<SuppressionReason | null> {
  const [row] = await tx.rows<{ reason: SuppressionReason }>(
    'read-suppression',
    `SELECT "reason" FROM "Suppression" WHERE "affiliateId" = $1 AND "emailHash" = $2`,
    [address.affiliateId, address.emailHash],
  )
  return row?.reason ?? null
}
