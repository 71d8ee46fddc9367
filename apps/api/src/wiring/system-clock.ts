import type { Clock } from '@booster/engine/ports'

/** Waiting and measuring by this machine's clock; what is due is the database's business. */
export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
