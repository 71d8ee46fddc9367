import type { Tx } from '../../connection/transaction.ts'

/** Which of these jobs of the affiliate are archived: they are known, but no operation can change them. */
export async function findArchivedIds(
  tx: Tx,
  affiliateId: string,
  jobIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (jobIds.length === 0) return new Set()
  const rows = await tx.rows<{ id: string }>(
    'find-archived-ids',
    `SELECT "id" FROM "ArchivedJob" WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[])`,
    [affiliateId, jobIds],
  )
  return new Set(rows.map((row) => row.id))
}
