import type { FinishedDrain } from '@booster/services/provider-credit/ports'
import type pg from 'pg'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

type SentRow = { readonly sentSinceCheck: number }

/**
 * Keeps one drain for the rates of the overview, and counts its e-mails towards the next credit check.
 * A drain that found nothing is kept only for a tick, which shows that the engine is alive.
 * @returns e-mails sent since the provider's credit was last checked (see takeCheckAfterSends); null: not kept
 */
export async function recordDrain(pool: pg.Pool, drain: FinishedDrain): Promise<SentRow | null> {
  if (drain.claimed === 0 && drain.cause !== 'tick') return null
  return await inTransaction({ pool }, (tx) => insertDrain(tx, drain))
}

async function insertDrain(tx: Tx, drain: FinishedDrain): Promise<SentRow> {
  await tx.rows(
    'insert-drain',
    `INSERT INTO "EngineDrain" ("processId", "cause", "startedAt", "durationMs", "claimed", "accepted", "failed")
     VALUES ($1, $2, clock_timestamp() - $3::int * interval '1 millisecond', $3::int, $4, $5, $6)`,
    [drain.processId, drain.cause, Math.round(drain.durationMs), drain.claimed, drain.accepted, drain.failed],
  )
  const [state] = await tx.rows<SentRow>(
    'count-sent-since-check',
    `INSERT INTO "ProviderState" AS s ("provider", "sentSinceCheck") VALUES ($1, $2)
     ON CONFLICT ("provider") DO UPDATE SET "sentSinceCheck" = s."sentSinceCheck" + $2
     RETURNING "sentSinceCheck"`,
    [drain.provider, drain.accepted],
  )
  announceChange(tx, [], ['engine'])
  return { sentSinceCheck: state?.sentSinceCheck ?? 0 }
}
