import type pg from 'pg'

/** The overview shows one day, the engine page one month. */
export const DRAINS_KEPT_DAYS = 30
const BATCH = 10_000

/**
 * Removes drains that no screen shows any more, in one bounded batch. Call it every hour.
 * @returns how many were removed
 */
export async function forgetOldDrains(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'forget-old-drains',
    text: `DELETE FROM "EngineDrain" WHERE "id" IN (
             SELECT "id" FROM "EngineDrain" WHERE "startedAt" < now() - make_interval(days => $1)
             ORDER BY "startedAt" LIMIT $2)`,
    values: [DRAINS_KEPT_DAYS, BATCH],
  })
  return rowCount ?? 0
}
