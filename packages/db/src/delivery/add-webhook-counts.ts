import type { WebhookCount } from '@booster/services/delivery/ports'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { unnestColumns } from '../connection/unnest.ts'

const COUNTS = unnestColumns({ door: 'text', outcome: 'text', events: 'int' })

/** Adds to what came to the doors in this hour. */
export async function addWebhookCounts(
  { pool, clock }: { readonly pool: Queryable; readonly clock: SqlClock },
  counts: readonly WebhookCount[],
): Promise<void> {
  await pool.query(
    // Sorted, so that processes that add to the same rows lock them in one order.
    `INSERT INTO "WebhookCount" AS w ("door", "outcome", "hour", "events", "lastAt")
     SELECT u.door, u.outcome, date_trunc('hour', ${clock.now}, 'UTC'), u.events, ${clock.now}
     FROM ${COUNTS.from(1)} ORDER BY u.door, u.outcome
     ON CONFLICT ("door", "outcome", "hour") DO UPDATE
       SET "events" = w."events" + excluded."events", "lastAt" = greatest(w."lastAt", excluded."lastAt")`,
    COUNTS.arrays(counts, {
      door: ({ door }) => door,
      outcome: ({ outcome }) => outcome,
      events: ({ events }) => events,
    }),
  )
}
