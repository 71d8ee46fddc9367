import type { Clock, Log, Store } from './ports.ts'

/** Decides when the engine polls for work: after a notification, when the next job is due, and after an error. */
export type Waker = {
  /** Something may be due: drain now, or once more when the current claim ends. */
  wake(): void
  beginClaiming(): void
  /** Call when a drain claims no more; its last sends may still be in flight. */
  endClaiming(report: { readonly claimed: number; readonly failed: number; readonly ok: boolean }): void
  /** Sets the timer to the next due time. Call when a job got a time of its own. */
  setTimer(): Promise<void>
  stop(): void
}

type WakerParts = {
  readonly store: Pick<Store, 'nextDueInMs'>
  readonly clock: Pick<Clock, 'after'>
  readonly log: Log
  readonly isRunning: () => boolean
  readonly startDrain: () => void
}

/** First wait after a poll that found nothing although something was due (another process holds it); it doubles. */
const POLL_AGAIN_MS = 5
const POLL_AGAIN_AT_MOST_MS = 250
const AFTER_ERROR_MS = 1_000
/** The tick covers what is due later than this. */
const TIMER_AT_MOST_MS = 60_000

export function createWaker({ store, clock, log, isRunning, startDrain }: WakerParts): Waker {
  const state = { claiming: false, wakeAgain: false, emptyPolls: 0, lookups: 0 }
  let cancelTimer: (() => void) | null = null

  const wake = (): void => {
    if (!isRunning()) return
    if (state.claiming) state.wakeAgain = true
    else startDrain()
  }
  const wakeIn = (ms: number): void => {
    cancelTimer?.()
    cancelTimer = isRunning() ? clock.after(ms, wake) : null
  }
  const setTimer = async (): Promise<void> => {
    if (!isRunning()) return
    state.lookups += 1
    const lookup = state.lookups
    try {
      const dueInMs = await store.nextDueInMs()
      // Ignore a stale answer: a newer lookup has started.
      if (lookup !== state.lookups) return
      const atLeastMs = Math.min(POLL_AGAIN_AT_MOST_MS, POLL_AGAIN_MS * 2 ** Math.min(state.emptyPolls, 10))
      wakeIn(Math.min(TIMER_AT_MOST_MS, Math.max(dueInMs ?? TIMER_AT_MOST_MS, atLeastMs)))
    } catch (error) {
      log.error('could not read the next due time', { error })
      wakeIn(AFTER_ERROR_MS)
    }
  }

  return {
    wake,
    setTimer,
    beginClaiming: () => {
      state.claiming = true
    },
    endClaiming: ({ claimed, failed, ok }) => {
      state.claiming = false
      state.emptyPolls = claimed + failed > 0 ? 0 : state.emptyPolls + 1
      if (!ok) wakeIn(AFTER_ERROR_MS)
      else if (state.wakeAgain) wakeIn(0)
      else void setTimer()
      state.wakeAgain = false
    },
    stop: () => cancelTimer?.(),
  }
}
