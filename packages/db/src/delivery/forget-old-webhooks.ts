import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

/** Events without a mail, and the counts by the hour. */
export const WEBHOOKS_KEPT_DAYS = 30
const BATCH = 10_000

/**
 * Removes what providers sent, as it came: events that never found their mail a month after they came, the others
 * `matchedDays` after they found it, each in one bounded batch, and old counts. What became of a mail is kept with the mail;
 * all figures rest on that. Call it every hour. @returns how many events were removed
 */
export async function forgetOldWebhooks({
  pool,
  clock,
  matchedDays,
}: {
  readonly pool: Queryable
  readonly clock: SqlClock
  readonly matchedDays: number
}): Promise<number> {
  await pool.query(
    `DELETE FROM "WebhookCount" WHERE "hour" < ${clock.now} - make_interval(days => ${WEBHOOKS_KEPT_DAYS})`,
  )
  const parked = await pool.query(
    `DELETE FROM "WebhookEvent" WHERE "matchedAt" IS NULL AND "digest" IN (
       SELECT "digest" FROM "WebhookEvent"
       WHERE "matchedAt" IS NULL AND "receivedAt" < ${clock.now} - make_interval(days => ${WEBHOOKS_KEPT_DAYS})
       ORDER BY "receivedAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
  )
  const matched = await pool.query(
    `DELETE FROM "WebhookEvent" WHERE "digest" IN (
       SELECT "digest" FROM "WebhookEvent" WHERE "matchedAt" < ${clock.now} - make_interval(days => $1)
       ORDER BY "matchedAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    [matchedDays],
  )
  return (parked.rowCount ?? 0) + (matched.rowCount ?? 0)
}
