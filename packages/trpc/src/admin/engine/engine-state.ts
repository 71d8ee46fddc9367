import type { EngineState } from '@booster/contracts/engine'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { DrainBar, EngineProcessRow, EngineStatus } from '@booster/db/engine-status/read-engine-status'

export function engineStateOf(status: EngineStatus): EngineState {
  const { sendingStopped: stopped, lastDrain } = status
  return {
    sendingStopped: stopped === null ? null : { reason: stopped.reason, since: isoOf(stopped.since) },
    state: status.state,
    lastDrain: lastDrain === null ? null : drainOf(lastDrain),
    nextTickAt: isoOrNull(status.nextTickAt),
    tickSeconds: status.tickSeconds,
    drains: status.drains.map(drainOf),
    activeProcesses: status.activeProcesses,
    knownProcesses: status.knownProcesses,
    processes: status.processes.map(processOf),
  }
}

function drainOf(drain: DrainBar): EngineState['drains'][number] {
  const { startedAt, cause, durationMs, claimed, accepted, failed } = drain
  return { startedAt: isoOf(startedAt), cause, durationMs, claimed, accepted, failed }
}

function processOf(process: EngineProcessRow): EngineState['processes'][number] {
  const { id, engine, slots, inFlight, startedAt, lastSeenAt, active } = process
  return { id, engine, slots, inFlight, startedAt: isoOf(startedAt), lastSeenAt: isoOf(lastSeenAt), active }
}
