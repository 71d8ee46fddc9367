import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { SENDING } from '../engine-store/claim/stop-sending.ts'

/** What stops all mails of everybody; the rows that a claim reads first. */
export type Sending = {
  readonly now: Date
  /** Since when all sending is stopped until a person resumes it; null: it is not. */
  readonly stoppedSince: Date | null
  /** Since when the provider refuses mails; null: its breaker is closed. */
  readonly blockedSince: Date | null
  /** Until when the open breaker lets nothing through; null: it is closed, or one job may try. */
  readonly blockedUntil: Date | null
}

export async function readSending(
  db: Queryable,
  input: { readonly provider: string; readonly clock: SqlClock },
): Promise<Sending> {
  const { rows } = await db.query<Sending>({
    name: 'read-sending',
    text: `SELECT ${input.clock.now} AS "now",
             (SELECT coalesce("openedAt", "updatedAt") FROM "ProviderState" WHERE "provider" = $2 AND "breaker" <> 'closed') AS "stoppedSince",
             (SELECT coalesce("openedAt", "updatedAt") FROM "ProviderState" WHERE "provider" = $1 AND "breaker" <> 'closed') AS "blockedSince",
             (SELECT "retryAt" FROM "ProviderState"
              WHERE "provider" = $1 AND "breaker" <> 'closed' AND "retryAt" > ${input.clock.now}) AS "blockedUntil"`,
    values: [input.provider, SENDING],
  })
  const [row] = rows
  if (row === undefined) throw new Error('Reading whether mails are sent gave no row')
  return row
}
