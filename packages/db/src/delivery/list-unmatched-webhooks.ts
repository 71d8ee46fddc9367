import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

/** Bodies of the provider's events of late that have found no job, oldest first. */
export async function listUnmatchedWebhooks(
  db: Queryable,
  input: { readonly clock: SqlClock; readonly maxAgeMs: number; readonly limit: number },
): Promise<readonly unknown[]> {
  const { rows } = await db.query<{ payload: unknown }>(
    `SELECT "payload" FROM "WebhookEvent"
     WHERE "matchedAt" IS NULL AND "receivedAt" > ${input.clock.now} - $1 * interval '1 millisecond'
     ORDER BY "receivedAt" LIMIT $2`,
    [input.maxAgeMs, input.limit],
  )
  return rows.map((row) => row.payload)
}
