import type { SendFault } from './domain/send-outcome.ts'
import type { SendPorts } from './flow/3-send.ts'
import { createSettleQueue } from './flow/4-settle.ts'
import { rescue } from './flow/5-rescue.ts'
import { resolveAged } from './flow/6-resolve.ts'
import {
  BREAKER_COOL_DOWN_MS,
  type DrainCause,
  type DrainParts,
  type DrainReport,
  drain,
} from './flow/drain.ts'
import type { SettleReport, Store } from './ports.ts'
import { createSlots } from './slots.ts'
import { createStepTexts } from './step-texts.ts'

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
  /** Begins to look for work by itself. */
  start(): void
  /** Stops claiming, lets what is in flight finish and settle, then resolves. */
  stop(): Promise<void>
  /** Something may be due: look now. */
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
/** After a look that found nothing although something was due (another process holds it). */
const LOOK_AGAIN_MS = 5
const LOOK_AGAIN_AT_MOST_MS = 250
const AFTER_ERROR_MS = 1_000
/** A timer further away than this is set anew by the tick. */
const TIMER_AT_MOST_MS = 60_000

/** The engine: trigger fills the store; here due jobs are claimed, sent and settled, rescued and resolved. */
export function createEngine(options: EngineOptions): Engine {
  const { store, clock, log } = options
  const state = {
    started: false,
    stopping: false,
    blocked: false,
    probing: false,
    claiming: false,
    wakeAgain: false,
    emptyLooks: 0,
    looks: 0,
  }
  const drains = new Set<Promise<DrainReport>>()
  let cancelTimer: (() => void) | null = null

  const parts: DrainParts = {
    ports: options,
    processId: options.processId,
    provider: options.provider,
    slots: createSlots(options.slots, clock),
    totalSlots: options.slots,
    texts: createStepTexts(store),
    settling: createSettleQueue(options, (report) => {
      options.onSettled?.(report)
      // The timer was set before these had a time of their own.
      if (report.putBack > 0) void setTimer()
    }),
    stopReason: () => (state.stopping ? 'STOPPING' : state.blocked ? 'BREAKER_OPEN' : null),
    sending: { count: 0 },
    breaker: {
      claimed: (seen) => {
        // While our own trial is under way, the breaker looks open to further claims: the trial still counts.
        state.probing = seen === 'probe' || (seen === 'open' && state.probing)
        state.blocked = seen === 'open' && !state.probing
      },
      blocked: async (fault) => {
        state.blocked = true
        state.probing = false
        try {
          const { provider } = options
          const { opened } = await store.openBreaker({ provider, fault, coolDownMs: BREAKER_COOL_DOWN_MS })
          if (opened) options.onBlocked?.(fault)
        } catch (error) {
          log.error('breaker could not be opened', { error })
        }
      },
      accepted: async () => {
        if (!state.probing) return
        state.probing = false
        try {
          const { closed } = await store.closeBreaker({ provider: options.provider })
          if (closed) options.onUnblocked?.()
          wake()
        } catch (error) {
          log.error('breaker could not be closed', { error })
        }
      },
    },
  }

  /** Claiming ends long before the last send does: new work is looked for from here on. */
  const endClaiming = (report: { claimed: number; failed: number; ok: boolean }): void => {
    state.claiming = false
    state.emptyLooks = report.claimed + report.failed > 0 ? 0 : state.emptyLooks + 1
    if (!report.ok) wakeIn(AFTER_ERROR_MS)
    else if (state.wakeAgain) wakeIn(0)
    else void setTimer()
    state.wakeAgain = false
  }

  const runDrain = async (cause: DrainCause, limit: number, maxMs: number): Promise<DrainReport> => {
    state.claiming = true
    const running = drain(parts, { cause, limit, maxMs, onClaimingDone: endClaiming })
    drains.add(running)
    try {
      const report = await running
      if (report.claimed + report.failed > 0) options.onDrained?.(report)
      return report
    } finally {
      drains.delete(running)
    }
  }

  const wake = (): void => {
    if (!state.started || state.stopping) return
    if (state.claiming) {
      state.wakeAgain = true
      return
    }
    runDrain('wake', Number.POSITIVE_INFINITY, DRAIN_AT_MOST_MS).catch((error: unknown) => {
      log.error('drain failed', { error })
    })
  }

  const setTimer = async (): Promise<void> => {
    if (state.stopping || !state.started) return
    state.looks += 1
    const look = state.looks
    try {
      const dueInMs = await store.nextDueInMs()
      // A later look knows better, whichever answer comes first.
      if (look !== state.looks) return
      const atLeastMs = Math.min(LOOK_AGAIN_AT_MOST_MS, LOOK_AGAIN_MS * 2 ** Math.min(state.emptyLooks, 10))
      wakeIn(Math.min(TIMER_AT_MOST_MS, Math.max(dueInMs ?? TIMER_AT_MOST_MS, atLeastMs)))
    } catch (error) {
      log.error('could not look for the next due job', { error })
      wakeIn(AFTER_ERROR_MS)
    }
  }

  const wakeIn = (ms: number): void => {
    cancelTimer?.()
    cancelTimer = state.stopping || !state.started ? null : clock.after(ms, wake)
  }

  return {
    start: () => {
      state.started = true
      // What a process before this one left behind is not left to the clock: in a crash loop none lives that long.
      rescue(store).catch((error: unknown) => log.error('rescue at the start failed', { error }))
      wake()
    },
    stop: async () => {
      state.stopping = true
      cancelTimer?.()
      await Promise.allSettled(drains)
    },
    wake,
    drain: ({ cause, limit, maxMs }) =>
      runDrain(cause, limit ?? Number.POSITIVE_INFINITY, maxMs ?? DRAIN_AT_MOST_MS),
    rescue: () => rescue(store),
    resolveAged: (olderThanMs) => resolveAged(store, olderThanMs),
    get inFlight() {
      return parts.sending.count
    },
  }
}
