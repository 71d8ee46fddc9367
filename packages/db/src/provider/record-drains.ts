import type { FinishedDrain } from '@booster/services/provider-credit/ports'
import type pg from 'pg'
import { inTransaction, type Tx } from '../connection/transaction.ts'
import { unnestColumns } from '../connection/unnest.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

type SentRow = { readonly sentSinceCheck: number }

const DRAINS = unnestColumns({
  process: 'text',
  cause: 'text',
  ms: 'int',
  ago: 'int',
  claimed: 'int',
  accepted: 'int',
  failed: 'int',
})

/**
 * Keeps drains for the rates of the overview, and counts their e-mails towards the next credit check; all of one
 * provider. A drain that found nothing is kept only for a tick, which shows that the engine is alive.
 * @returns e-mails sent since the provider's credit was last checked (see takeCheckAfterSends); null: nothing kept
 */
export async function recordDrains(pool: pg.Pool, drains: readonly FinishedDrain[]): Promise<SentRow | null> {
  const kept = drains.filter((drain) => drain.claimed > 0 || drain.cause === 'tick')
  const [first] = kept
  return first === undefined
    ? null
    : await inTransaction({ pool }, (tx) => insertDrains(tx, kept, first.provider))
}

async function insertDrains(tx: Tx, drains: readonly FinishedDrain[], provider: string): Promise<SentRow> {
  tx.send(
    'insert-drains',
    `INSERT INTO "EngineDrain" ("processId", "cause", "startedAt", "durationMs", "claimed", "accepted", "failed")
     SELECT process, cause, clock_timestamp() - (ms + ago) * interval '1 millisecond', ms, claimed, accepted, failed
     FROM ${DRAINS.from(1)}`,
    DRAINS.arrays(drains, {
      process: (drain) => drain.processId,
      cause: (drain) => drain.cause,
      ms: (drain) => Math.round(drain.durationMs),
      ago: (drain) => Math.round(drain.endedAgoMs),
      claimed: (drain) => drain.claimed,
      accepted: (drain) => drain.accepted,
      failed: (drain) => drain.failed,
    }),
  )
  announceChange(tx, [], ['engine'])
  const [state] = await tx.rows<SentRow>(
    'count-sent-since-check',
    `INSERT INTO "ProviderState" AS s ("provider", "sentSinceCheck") VALUES ($1, $2)
     ON CONFLICT ("provider") DO UPDATE SET "sentSinceCheck" = s."sentSinceCheck" + $2
     RETURNING "sentSinceCheck"`,
    [provider, drains.reduce((sum, drain) => sum + drain.accepted, 0)],
  )
  return { sentSinceCheck: state?.sentSinceCheck ?? 0 }
}
