import type { Clock, Log, Mailer } from '@booster/engine/ports'

/** A mailer that accepts in the next turn of the event loop: the engine's own cost is what is left. */
export const instantMailer: Mailer = {
  name: 'instant',
  send: () =>
    new Promise((resolve) => setImmediate(() => resolve({ kind: 'accepted', providerId: 'instant' }))),
}

export const realClock: Clock = {
  monotonicMs: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}

function nothing(): void {
  undefined
}

export const quietLog: Log = {
  info: nothing,
  warn: nothing,
  error: (event, fields) => console.error(event, fields),
}
