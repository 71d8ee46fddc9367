import type { SqlClock } from './clock.ts'
import { isoOf } from './iso-time.ts'
import type { Queryable } from './queryable.ts'

/** The engine's time, ISO 8601. */
export async function readServerNow(db: Queryable, clock: SqlClock): Promise<string> {
  const { rows } = await db.query<{ now: Date }>(`SELECT ${clock.now} AS "now"`)
  const row = rows[0]
  if (row === undefined) throw new Error('The database did not tell the time')
  return isoOf(row.now)
}
