import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'

const AT_ONCE = 100

/**
 * Removes bulk triggers that ended at least this many days ago, with their reports, in one bounded batch; their runs
 * stay. @returns how many were removed
 */
export async function forgetOldBulkTriggers(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: SqlClock },
  { olderThanDays }: { readonly olderThanDays: number },
): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'forget-old-bulk-triggers',
    text: `DELETE FROM "BulkTrigger" WHERE ("affiliateId", "id") IN (
             SELECT "affiliateId", "id" FROM "BulkTrigger"
             WHERE "endedAt" < ${clock.now} - make_interval(days => $1)
             ORDER BY "endedAt" LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    values: [olderThanDays, AT_ONCE],
  })
  return rowCount ?? 0
}
