import type { StageTimings } from '@booster/engine/timing/stage-timings'
import type { Pool } from 'pg'

/** One process that serves or sends, and how busy it is. */
export type Heartbeat = {
  readonly processId: string
  readonly engine: boolean
  readonly slots: number
  readonly inFlight: number
  /** How long its stages took lately; kept for the admins' page, over all processes. */
  readonly timings?: StageTimings
}

/** Says that this process lives; also forgets the ones that have been silent for a day. */
export async function recordHeartbeat(pool: Pick<Pool, 'query'>, beat: Heartbeat): Promise<void> {
  await pool.query({
    name: 'record-heartbeat',
    text: `
      WITH gone AS (DELETE FROM "EngineProcess" WHERE "lastSeenAt" < now() - interval '1 day' AND "id" <> $1)
      INSERT INTO "EngineProcess" ("id", "engine", "slots", "inFlight", "timings") VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT ("id") DO UPDATE SET
        "engine" = $2, "slots" = $3, "inFlight" = $4, "timings" = $5, "lastSeenAt" = now()`,
    values: [beat.processId, beat.engine, beat.slots, beat.inFlight, beat.timings ?? null],
  })
}

/** Takes the process off the list: it left in order. */
export async function removeHeartbeat(pool: Pick<Pool, 'query'>, processId: string): Promise<void> {
  await pool.query('DELETE FROM "EngineProcess" WHERE "id" = $1', [processId])
}
