import type { WebhookDoor, WebhookOutcome } from '@booster/contracts/sending/webhook-health'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

export type WebhookCounts = {
  readonly door: WebhookDoor
  readonly outcome: WebhookOutcome
  /** Of the last 24 clock hours, this one included. */
  readonly events: number
  /** Of all that is kept. */
  readonly lastAt: Date
}

/** What came to the doors, for each door and outcome that is known. */
export async function readWebhookCounts(
  db: Queryable,
  { clock }: { readonly clock: SqlClock },
): Promise<readonly WebhookCounts[]> {
  const { rows } = await db.query<WebhookCounts>(
    `SELECT "door", "outcome", max("lastAt") AS "lastAt",
            coalesce(sum("events") FILTER (
              WHERE "hour" > date_trunc('hour', ${clock.now}, 'UTC') - interval '24 hours'), 0)::int AS "events"
     FROM "WebhookCount" GROUP BY "door", "outcome"`,
  )
  return rows
}
