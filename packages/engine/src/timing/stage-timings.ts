import type { Clock } from '../ports.ts'
import { addCounts, bucketOf, type DurationCounts } from './duration-counts.ts'
import type { Stage, StageSight } from './time-stages.ts'

/** What one stage did within the window. */
export type StageTiming = {
  /** Jobs it was about. */
  readonly jobs: number
  /** Claims that found something, hand-overs, or settlements, by how long they took. */
  readonly durations: DurationCounts
}

export type StageTimings = Readonly<Record<Stage, StageTiming>>

/** How far back the timings of a process look. */
export const TIMINGS_WINDOW_MS = 300_000
/** What is forgotten at once: the window is between four and five minutes long. */
const SLICE_MS = 60_000
const SLICES = TIMINGS_WINDOW_MS / SLICE_MS

type Slice = {
  readonly number: number
  readonly stages: Record<Stage, { jobs: number; durations: number[] }>
}

const NOTHING: StageTiming = { jobs: 0, durations: [] }

/**
 * The timings of this process over the last minutes. Claims that found nothing are left out, as are attempts that
 * ended in an error: they would make the stages look faster than they are.
 */
export function createStageTimings(clock: Pick<Clock, 'monotonicMs'>): {
  see(sight: StageSight): void
  read(): StageTimings
} {
  let slices: Slice[] = []

  const sliceOfNow = (): Slice => {
    const number = Math.floor(clock.monotonicMs() / SLICE_MS)
    const newest = slices.at(-1)
    if (newest?.number === number) return newest
    const stages = { claim: emptyStage(), send: emptyStage(), settle: emptyStage() }
    const slice = { number, stages }
    slices = [...slices.filter((each) => each.number > number - SLICES), slice]
    return slice
  }

  return {
    see: ({ stage, result, durationMs, jobs }) => {
      if (result === 'empty' || result === 'error') return
      const seen = sliceOfNow().stages[stage]
      const bucket = bucketOf(durationMs)
      seen.jobs += jobs
      seen.durations[bucket] = (seen.durations[bucket] ?? 0) + 1
    },
    read: () => {
      // Also in a quiet minute the old ones go.
      sliceOfNow()
      const sum = (stage: Stage): StageTiming => addTimings(slices.map((slice) => slice.stages[stage]))
      return { claim: sum('claim'), send: sum('send'), settle: sum('settle') }
    },
  }
}

/** Timings of several slices or processes as one. */
export function addTimings(timings: readonly StageTiming[]): StageTiming {
  return timings.reduce(
    (sum, each) => ({
      jobs: sum.jobs + each.jobs,
      durations: addCounts(sum.durations, each.durations),
    }),
    NOTHING,
  )
}

function emptyStage(): { jobs: number; durations: number[] } {
  return { jobs: 0, durations: [] }
}
