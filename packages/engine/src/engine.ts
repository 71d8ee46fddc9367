import { createBreakerWatch } from './breaker.ts'
import type { SendFault } from './domain/send-outcome.ts'
import type { SendPorts, StopReason } from './flow/3-send.ts'
import { createSettleQueue } from './flow/4-settle.ts'
import { rescue } from './flow/5-rescue.ts'
import { resolveAged } from './flow/6-resolve.ts'
import { type DrainCause, type DrainParts, type DrainReport, drain } from './flow/drain.ts'
import { createGoalAsks } from './goal-asks.ts'
import type { SettleReport, Store } from './ports.ts'
import { createRefusalStreak } from './refusal-streak.ts'
import { createSlots } from './slots.ts'
import { createStepTexts } from './step-texts.ts'
import { createWaker } from './waker.ts'

export type EngineOptions = SendPorts & {
  readonly store: Store
  /** Sends in flight at most in this process. */
  readonly slots: number
  /** Names this process in its claims. */
  readonly processId: string
  /** Key of the provider's breaker, shared by all processes. */
  readonly provider: string
  readonly onDrained?: (report: DrainReport) => void
  readonly onSettled?: (report: SettleReport) => void
  /** The provider refuses everybody; called by the process that opened the breaker. */
  readonly onBlocked?: (fault: SendFault) => void
  readonly onUnblocked?: () => void
}

export type Engine = {
  /** Starts polling for work. */
  start(): void
  /** Stops claiming, lets what is in flight finish and settle, then resolves. */
  stop(): Promise<void>
  /** Something may be due: poll now. */
  wake(): void
  /** Drains until nothing is due, `limit` jobs are claimed or `maxMs` is over. */
  drain(input: {
    readonly cause: DrainCause
    readonly limit?: number
    readonly maxMs?: number
  }): Promise<DrainReport>
  rescue(): Promise<number>
  resolveAged(olderThanMs?: number): Promise<number>
  readonly inFlight: number
}

/** A tick drains for at most this long. */
export const DRAIN_AT_MOST_MS = 25_000

/**
 * The engine. Stage 1 (trigger) fills the store; here due jobs are claimed, sent and settled (stages 2 to 4),
 * expired leases rescued (5) and old unconfirmed jobs resolved (6).
 */
export function createEngine(options: EngineOptions): Engine {
  const { store, clock, log, provider } = options
  const life = { started: false, stopping: false }
  const drains = new Set<Promise<DrainReport>>()
  const waker = createWaker({
    store,
    clock,
    log,
    isRunning: () => life.started && !life.stopping,
    startDrain: () => {
      const draining = runDrain('wake', Number.POSITIVE_INFINITY, DRAIN_AT_MOST_MS)
      draining.catch((error: unknown) => log.error('drain failed', { error }))
    },
  })
  const { onBlocked, onUnblocked } = options
  const breaker = createBreakerWatch({ store, log, provider, wake: waker.wake, onBlocked, onUnblocked })
  const stopReason: StopReason = () => {
    if (life.stopping) return 'STOPPING'
    return breaker.isOpen ? 'BREAKER_OPEN' : null
  }
  const parts: DrainParts = {
    ports: options,
    processId: options.processId,
    provider,
    slots: createSlots(options.slots, clock),
    totalSlots: options.slots,
    texts: createStepTexts(store),
    goals: createGoalAsks(store),
    settling: createSettleQueue(options, (report) => {
      options.onSettled?.(report)
      // The timer was set before these jobs had a due time.
      if (report.putBack > 0) void waker.setTimer()
    }),
    stopReason,
    sending: { count: 0 },
    breaker,
    refusals: createRefusalStreak(),
  }

  async function runDrain(cause: DrainCause, limit: number, maxMs: number): Promise<DrainReport> {
    waker.beginClaiming()
    const running = drain(parts, { cause, limit, maxMs, onClaimingDone: waker.endClaiming })
    drains.add(running)
    try {
      const report = await running
      if (report.claimed + report.failed > 0) options.onDrained?.(report)
      return report
    } finally {
      drains.delete(running)
    }
  }

  return {
    start: () => {
      life.started = true
      // Rescue immediately: in a crash loop no process lives until the first tick.
      rescue(store).catch((error: unknown) => log.error('rescue at the start failed', { error }))
      waker.wake()
    },
    stop: async () => {
      life.stopping = true
      waker.stop()
      await Promise.allSettled(drains)
    },
    wake: waker.wake,
    drain: ({ cause, limit, maxMs }) =>
      runDrain(cause, limit ?? Number.POSITIVE_INFINITY, maxMs ?? DRAIN_AT_MOST_MS),
    rescue: () => rescue(store),
    resolveAged: (olderThanMs) => resolveAged(store, olderThanMs),
    get inFlight() {
      return parts.sending.count
    },
  }
}
