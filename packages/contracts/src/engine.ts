import { STAGES } from '@booster/engine/timing/time-stages'
import { z } from 'zod'
import { SHARE_FIGURES } from './figures.ts'
import { id, isoTime } from './wire/fields.ts'

/** One pass over what is due. */
const engineDrain = z.object({
  startedAt: isoTime,
  cause: z.string(),
  durationMs: z.int(),
  claimed: z.int(),
  accepted: z.int(),
  failed: z.int(),
})

const engineProcess = z.object({
  id: z.string(),
  /** False: this process answers requests only. */
  engine: z.boolean(),
  slots: z.int(),
  inFlight: z.int(),
  startedAt: isoTime,
  lastSeenAt: isoTime,
  active: z.boolean(),
})

/** Whether the engine runs and what it did lately. */
export const engineState = z.object({
  /** Why nothing is sent until a person resumes; null: sending goes on. */
  sendingStopped: z.object({ reason: z.string(), since: isoTime }).nullable(),
  /** `stopped`: no engine process is alive, or sending was stopped; `blocked`: the provider refuses
   * everybody and mails wait; `late`: ticks are missing although one is alive. */
  state: z.enum(['running', 'late', 'blocked', 'stopped']),
  lastDrain: engineDrain.nullable(),
  /** Null while stopped. */
  nextTickAt: isoTime.nullable(),
  tickSeconds: z.number(),
  /** The last 48, oldest first. */
  drains: z.array(engineDrain),
  activeProcesses: z.int(),
  knownProcesses: z.int(),
  processes: z.array(engineProcess),
})
export type EngineState = z.infer<typeof engineState>

export const overdueJobs = z.object({
  /** Pending jobs that are overdue; the true number is higher unless `exact`. */
  jobs: z.int(),
  exact: z.boolean(),
  /** A job is overdue this long after its scheduled time. */
  afterSeconds: z.int(),
  /** How long the oldest due job has waited, overdue or not; null when none is due. */
  oldestDueSeconds: z.int().nullable(),
})

const stageTimes = z.object({
  stages: z.array(
    z.object({
      stage: z.enum(STAGES),
      /** Median; null when the stage did not run. */
      p50Ms: z.number().nullable(),
      p95Ms: z.number().nullable(),
      /** Claims, hand-overs or settlements. */
      times: z.int(),
      jobs: z.int(),
    }),
  ),
  windowMinutes: z.number(),
  /** Living engine processes that reported timings. */
  processes: z.int(),
})
export type StageTimes = z.infer<typeof stageTimes>

export const engineStatus = engineState.extend({ overdue: overdueJobs, timings: stageTimes })

/** The most of which figure comes first. */
export const engineSharesInput = z.strictObject({ by: z.enum(SHARE_FIGURES).default('failed') }).prefault({})

const shares = z.object({
  /** Today in Asia/Jakarta. */
  sent: z.int(),
  failed: z.int(),
  /** Jobs with a failed hand-over in the last 24 hours that have ended, and how many of them were sent. */
  recovered: z.int(),
  ended: z.int(),
  overdue: z.int(),
})

/** Whose jobs the figures of the overview count; `others`: all that are not named, null when there are none. */
export const engineShares = z.object({
  rows: z.array(shares.extend({ id, name: z.string() })),
  others: shares.extend({ affiliates: z.int() }).nullable(),
  total: shares,
})
export type AffiliateShares = z.infer<typeof engineShares>

/** A drain by hand ends when this many jobs were claimed, nothing is due, or 25 s have passed. */
export const engineRunInput = z.strictObject({ limit: z.int().min(1).max(100_000).optional() }).default({})
export const engineDrained = z.object({ claimed: z.int(), accepted: z.int(), failed: z.int() })

/** Stops all sending in all processes until a person resumes it. */
export const engineStopInput = z.strictObject({ reason: z.string().trim().min(3).max(300) })
export const engineSwitched = z.object({ stopped: z.boolean() })
