import { setTimeout as delay } from 'node:timers/promises'
import type { RateLimit } from '@booster/engine/ports'
import { createRateLimiter } from '@booster/mail/create-rate-limiter'

/** At most this many mails per second leave this process, first come first served; 0 means no limit. */
export function createSendRate(perSecond: number): RateLimit | undefined {
  if (perSecond <= 0) return undefined
  const limiter = createRateLimiter({ perSecond, nowMs: () => performance.now() })
  let waiting = 0
  let last = Promise.resolve()
  const waitForTurn = async (before: Promise<void>): Promise<void> => {
    await before
    while (limiter.take(1) === 0) await delay(limiter.waitMs())
    waiting -= 1
  }
  return {
    take: () => {
      if (waiting === 0 && limiter.take(1) === 1) return null
      waiting += 1
      last = waitForTurn(last)
      return last
    },
  }
}
