import type { NoticeKind } from '@booster/contracts/notices/notice-kinds'
import type { Tx } from '../connection/transaction.ts'

/** Closes the open notices of a kind, so that the next sweep judges the affiliate afresh. */
export async function closeNotices(
  tx: Tx,
  { affiliateId, kind }: { readonly affiliateId: string; readonly kind: NoticeKind },
): Promise<void> {
  await tx.rows(
    'close-notices',
    `UPDATE "Notice" SET "closedAt" = ${tx.clock.now} WHERE "affiliateId" = $1 AND "kind" = $2 AND "closedAt" IS NULL`,
    [affiliateId, kind],
  )
}
