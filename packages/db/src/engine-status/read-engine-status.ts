import type { Queryable } from '../connection/queryable.ts'
import { SENDING } from '../engine-store/claim/stop-sending.ts'

export type DrainBar = {
  readonly startedAt: Date
  readonly cause: string
  readonly durationMs: number
  readonly claimed: number
  readonly accepted: number
  readonly failed: number
}

export type EngineProcessRow = {
  readonly id: string
  readonly engine: boolean
  readonly slots: number
  readonly inFlight: number
  readonly startedAt: Date
  readonly lastSeenAt: Date
  readonly active: boolean
}

export type EngineStatus = {
  /** Why all sending stands still until a person resumes it; null while it goes on. */
  readonly sendingStopped: { readonly reason: string; readonly since: Date } | null
  /** `stopped`: no process that runs the engine is alive, or all sending was stopped; `blocked`: the provider refuses everybody; `late`: ticks are missing although one is. */
  readonly state: 'running' | 'late' | 'blocked' | 'stopped'
  readonly lastDrain: DrainBar | null
  /** When the next tick begins; null while stopped. */
  readonly nextTickAt: Date | null
  readonly tickSeconds: number
  /** The last 48 drains, oldest first. */
  readonly drains: readonly DrainBar[]
  readonly activeProcesses: number
  readonly knownProcesses: number
  readonly processes: readonly EngineProcessRow[]
}

export const DRAIN_BARS = 48

/** A process is alive while its heartbeat is younger. */
export const ALIVE_WITHIN_SECONDS = 30
/** A process that has been silent for longer is no longer one of "how many". */
const KNOWN_WITHIN_MINUTES = 10
/** A drain may take that long, so that the next one is not late yet. */
const LONGEST_DRAIN_MS = 25_000

/**
 * The engine's life: its drains, its processes, its next tick.
 * @param overdueJobs late e-mails; without them an engine that records no empty drains is not called late
 */
export async function readEngineStatus(
  db: Queryable,
  input: { readonly tickSeconds: number; readonly overdueJobs: number },
): Promise<EngineStatus> {
  const drains = await readDrains(db)
  const processes = await readProcesses(db)
  const { now } = await readNow(db)
  const engines = processes.filter((process) => process.engine)
  const alive = engines.filter((process) => process.active)
  const lastDrain = drains.at(-1) ?? null
  const tickMs = input.tickSeconds * 1_000
  const silentMs = lastDrain === null ? null : now.getTime() - lastDrain.startedAt.getTime()
  const missedTwo = silentMs === null || silentMs > 2 * tickMs + LONGEST_DRAIN_MS
  const late = missedTwo && input.overdueJobs > 0
  const sendingStopped = await readSendingStopped(db)
  const stopped = alive.length === 0 || sendingStopped !== null
  return {
    sendingStopped,
    state: stateOf({ stopped, blocked: await isBlocked(db), late }),
    lastDrain,
    nextTickAt: stopped ? null : new Date((Math.floor(now.getTime() / tickMs) + 1) * tickMs),
    tickSeconds: input.tickSeconds,
    drains,
    activeProcesses: alive.length,
    knownProcesses: engines.length,
    processes,
  }
}

function stateOf({
  stopped,
  blocked,
  late,
}: {
  readonly stopped: boolean
  readonly blocked: boolean
  readonly late: boolean
}): EngineStatus['state'] {
  if (stopped) return 'stopped'
  if (blocked) return 'blocked'
  return late ? 'late' : 'running'
}

/** A provider refuses everybody: its breaker is not closed. */
async function isBlocked(db: Queryable): Promise<boolean> {
  const { rows } = await db.query({
    name: 'read-blocked',
    text: `SELECT FROM "ProviderState" WHERE "provider" <> $1 AND "breaker" <> 'closed' LIMIT 1`,
    values: [SENDING],
  })
  return rows.length > 0
}

async function readSendingStopped(db: Queryable): Promise<EngineStatus['sendingStopped']> {
  const { rows } = await db.query<{ readonly reason: string; readonly since: Date }>({
    name: 'read-sending-stopped',
    text: `SELECT coalesce("errorMessage", '') AS "reason", "openedAt" AS "since" FROM "ProviderState"
           WHERE "provider" = $1 AND "breaker" <> 'closed'`,
    values: [SENDING],
  })
  return rows[0] ?? null
}

async function readDrains(db: Queryable): Promise<readonly DrainBar[]> {
  const { rows } = await db.query<DrainBar>({
    name: 'read-drains',
    text: `SELECT "startedAt", "cause", "durationMs", "claimed", "accepted", "failed" FROM "EngineDrain"
           ORDER BY "startedAt" DESC LIMIT $1`,
    values: [DRAIN_BARS],
  })
  return rows.reverse()
}

async function readProcesses(db: Queryable): Promise<readonly EngineProcessRow[]> {
  const { rows } = await db.query<EngineProcessRow>({
    name: 'read-processes',
    text: `SELECT "id", "engine", "slots", "inFlight", "startedAt", "lastSeenAt",
             "lastSeenAt" > now() - make_interval(secs => $1) AS "active"
           FROM "EngineProcess" WHERE "lastSeenAt" > now() - make_interval(mins => $2) ORDER BY "startedAt", "id"`,
    values: [ALIVE_WITHIN_SECONDS, KNOWN_WITHIN_MINUTES],
  })
  return rows
}

async function readNow(db: Queryable): Promise<{ readonly now: Date }> {
  const { rows } = await db.query<{ readonly now: Date }>('SELECT clock_timestamp() AS "now"')
  const [row] = rows
  if (row === undefined) throw new Error('The database gave no time.')
  return row
}
