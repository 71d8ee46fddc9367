import type { Clock } from '../ports.ts'

/** Time that passes only when a test says so; timers fire in their order, each in its own moment. */
export type VirtualTime = {
  readonly clock: Clock
  readonly nowMs: () => number
  advance(ms: number): Promise<void>
}

/**
 * @param onMove called with the ms by which time moves, so that the store's clock moves with it
 * @param untilQuiet resolves when nothing but timers could go on
 */
export function createVirtualTime(
  onMove: (ms: number) => void,
  untilQuiet: () => Promise<void>,
): VirtualTime {
  type Timer = { readonly atMs: number; readonly callback: () => void }
  let nowMs = 0
  let timers: Timer[] = []

  const moveTo = (atMs: number): void => {
    onMove(atMs - nowMs)
    nowMs = atMs
  }
  const takeNextBefore = (endMs: number): Timer | undefined => {
    const next = timers
      .filter((timer) => timer.atMs <= endMs)
      .reduce<Timer | undefined>((a, b) => (a === undefined || b.atMs < a.atMs ? b : a), undefined)
    timers = timers.filter((timer) => timer !== next)
    return next
  }

  return {
    nowMs: () => nowMs,
    clock: {
      monotonicMs: () => nowMs,
      after: (ms, callback) => {
        const timer = { atMs: nowMs + ms, callback }
        timers.push(timer)
        return () => {
          timers = timers.filter((other) => other !== timer)
        }
      },
      random: () => 0.5,
    },
    advance: async (ms) => {
      const endMs = nowMs + ms
      await untilQuiet()
      for (let next = takeNextBefore(endMs); next !== undefined; next = takeNextBefore(endMs)) {
        moveTo(next.atMs)
        next.callback()
        await untilQuiet()
      }
      moveTo(endMs)
      await untilQuiet()
    },
  }
}
