import type { ParkedEvent, WebhookInbox } from '@booster/services/delivery/ports'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

type Parked = ParkedEvent['place'] & Pick<ParkedEvent, 'payload'>

/** The provider's events of late that name a mail and have found no job, oldest first. */
export async function listUnmatchedWebhooks(
  db: Queryable,
  input: Parameters<WebhookInbox['listUnmatched']>[0] & { readonly clock: SqlClock },
): Promise<readonly ParkedEvent[]> {
  const { clock, maxAgeMs, after, limit } = input
  const { rows } = await db.query<Parked>(
    `SELECT "payload", "receivedAt", "digest" FROM "WebhookEvent"
     WHERE "matchedAt" IS NULL AND "receivedAt" > ${clock.now} - $1 * interval '1 millisecond'
       AND "payload" ? 'message_id' AND ($2::timestamptz IS NULL OR ("receivedAt", "digest") > ($2, $3))
     ORDER BY "receivedAt", "digest" LIMIT $4`,
    [maxAgeMs, after?.receivedAt ?? null, after?.digest ?? null, limit],
  )
  return rows.map(({ payload, ...place }) => ({ payload, place }))
}
