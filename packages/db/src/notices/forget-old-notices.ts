import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'

const KEPT_DAYS = 90
const AT_MOST = 10_000

/** Forgets notices that ended long ago. @returns how many */
export async function forgetOldNotices({
  pool,
  clock,
}: {
  readonly pool: pg.Pool
  readonly clock: SqlClock
}): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'forget-old-notices',
    text: `DELETE FROM "Notice" WHERE ("affiliateId", "id") IN (
             SELECT "affiliateId", "id" FROM "Notice"
             WHERE "closedAt" < ${clock.now} - interval '${KEPT_DAYS} days' AND "mailState" NOT IN ('queued', 'sending')
             LIMIT ${AT_MOST})`,
  })
  return rowCount ?? 0
}
