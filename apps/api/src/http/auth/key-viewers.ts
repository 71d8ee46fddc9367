import { findApiKeyViewer } from '@booster/db/api-keys/find-api-key-viewer'
import type { SqlClock } from '@booster/db/connection/clock'
import { hashApiKey, isApiKeySecret } from '@booster/services/api-keys/api-key-secret'
import type { Viewer } from '@booster/trpc/context'
import type { Pool } from 'pg'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { ApiError } from '../api-error.ts'

/** Answers who an API key speaks for. */
export type KeyViewers = {
  /** Null: no key in force has this secret, or its owner is suspended. Throws 429 after many wrong ones. */
  viewerOf(secret: string, ip: string): Promise<Viewer | null>
}

const WRONG_KEYS = 30
const QUARTER_HOUR_SECONDS = 15 * 60
const REMEMBERED_MOST = 5_000

/**
 * Looks a key up at every request, so that a revoked one ends at once. After 30 wrong keys from one address within 15
 * minutes only keys that this process has seen work are looked up for it, so that one program with an old key does not
 * lock out its neighbours. Counted in memory, per process.
 */
export function createKeyViewers(context: {
  readonly pool: Pool
  readonly clock: SqlClock
  readonly limited: boolean
}): KeyViewers {
  const { pool, clock, limited } = context
  const wrong = new RateLimiterMemory({
    keyPrefix: 'api-key',
    points: WRONG_KEYS,
    duration: QUARTER_HOUR_SECONDS,
  })
  const seenWorking = new Set<string>()

  const refuseAfterMany = async (ip: string): Promise<void> => {
    const state = await wrong.get(ip)
    if (!limited || state === null || state.consumedPoints < WRONG_KEYS) return
    const retryAfterSeconds = Math.max(1, Math.ceil(state.msBeforeNext / 1_000))
    throw new ApiError(429, 'Too many wrong API keys from this address. Try again later.', {
      retryAfterSeconds,
    })
  }

  return {
    async viewerOf(secret, ip) {
      const secretHash = hashApiKey(secret)
      if (!seenWorking.has(secretHash)) await refuseAfterMany(ip)
      const viewer = isApiKeySecret(secret)
        ? await findApiKeyViewer({ db: pool, clock }, { secretHash })
        : null
      if (viewer === null) {
        seenWorking.delete(secretHash)
        await wrong.penalty(ip)
        return null
      }
      if (seenWorking.size >= REMEMBERED_MOST) seenWorking.clear()
      seenWorking.add(secretHash)
      return viewer.suspended ? null : { ...viewer, sessionId: null }
    },
  }
}
