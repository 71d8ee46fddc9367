import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

/** Enough for a screen; a flood of foreign events would take long to count. */
const COUNTED_MOST = 10_000

export type ParkedEvents = { readonly waiting: number; readonly givenUp: number }

/** Events that have found no mail: those that are tried again, and older ones. Each is counted up to 10,000. */
export async function countParkedEvents(
  db: Queryable,
  { clock, triedMs }: { readonly clock: SqlClock; readonly triedMs: number },
): Promise<ParkedEvents> {
  const limit = `${clock.now} - $1 * interval '1 millisecond'`
  const { rows } = await db.query<ParkedEvents>(
    `SELECT
       (SELECT count(*)::int FROM (SELECT FROM "WebhookEvent"
          WHERE "matchedAt" IS NULL AND "receivedAt" > ${limit} LIMIT ${COUNTED_MOST}) w) AS "waiting",
       (SELECT count(*)::int FROM (SELECT FROM "WebhookEvent"
          WHERE "matchedAt" IS NULL AND "receivedAt" <= ${limit} LIMIT ${COUNTED_MOST}) g) AS "givenUp"`,
    [triedMs],
  )
  return rows[0] ?? { waiting: 0, givenUp: 0 }
}
