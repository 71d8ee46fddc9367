import { quantileMs } from '@booster/engine/timing/duration-counts'
import { addTimings, type StageTimings, TIMINGS_WINDOW_MS } from '@booster/engine/timing/stage-timings'
import { STAGES, type Stage } from '@booster/engine/timing/time-stages'
import type { Queryable } from '../connection/queryable.ts'
import { ALIVE_WITHIN_SECONDS } from './read-engine-status.ts'

/** One stage over all living processes. */
export type StageTime = {
  readonly stage: Stage
  /** The median in milliseconds; null when there was none. */
  readonly p50Ms: number | null
  /** All but the slowest twentieth. */
  readonly p95Ms: number | null
  /** Claims, hand-overs or settlements. */
  readonly times: number
  /** E-mails they were about. */
  readonly jobs: number
}

export type StageTimes = {
  readonly stages: readonly StageTime[]
  readonly windowMinutes: number
  /** Processes that run the engine and reported their timings. */
  readonly processes: number
}

/** How long claiming, handing over and settling took in the last minutes, over all processes that are alive. */
export async function readStageTimes(db: Queryable): Promise<StageTimes> {
  const { rows } = await db.query<{ readonly timings: StageTimings }>({
    name: 'read-stage-times',
    text: `SELECT "timings" FROM "EngineProcess"
           WHERE "engine" AND "timings" IS NOT NULL AND "lastSeenAt" > now() - make_interval(secs => $1)`,
    values: [ALIVE_WITHIN_SECONDS],
  })
  const stages = STAGES.map((stage): StageTime => {
    // A process of another release may tell of other stages.
    const { jobs, durations } = addTimings(rows.flatMap(({ timings }) => timings[stage] ?? []))
    return {
      stage,
      p50Ms: quantileMs(durations, 0.5),
      p95Ms: quantileMs(durations, 0.95),
      times: durations.reduce((sum, count) => sum + count, 0),
      jobs,
    }
  })
  return { stages, windowMinutes: TIMINGS_WINDOW_MS / 60_000, processes: rows.length }
}
