import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Counts failed sign-ins; a success forgets them. */
export type SignInLimit = {
  /** Milliseconds until this account may be tried from this address again; 0: now. */
  waitMs(account: string, ip: string): Promise<number>
  recordFailure(account: string, ip: string): Promise<void>
  forget(account: string, ip: string): Promise<void>
}

const QUARTER_HOUR_SECONDS = 15 * 60

/**
 * Three counters of failures within 15 minutes: 10 per account and address, 50 per account (whoever tries, so that
 * many addresses do not help), 100 per address (whichever account). In memory, per process.
 */
export function createSignInLimit(enabled: boolean): SignInLimit {
  const pair = new RateLimiterMemory({ keyPrefix: 'pair', points: 10, duration: QUARTER_HOUR_SECONDS })
  const account = new RateLimiterMemory({ keyPrefix: 'account', points: 50, duration: QUARTER_HOUR_SECONDS })
  const address = new RateLimiterMemory({ keyPrefix: 'address', points: 100, duration: QUARTER_HOUR_SECONDS })
  const keysOf = (email: string, ip: string) => [
    { limiter: pair, key: `${ip} ${email}` },
    { limiter: account, key: email },
    { limiter: address, key: ip },
  ]
  if (!enabled) {
    return { waitMs: async () => 0, recordFailure: async () => undefined, forget: async () => undefined }
  }
  return {
    async waitMs(email, ip) {
      const states = await Promise.all(
        keysOf(email, ip).map(async ({ limiter, key }) => {
          const state = await limiter.get(key)
          return state !== null && state.consumedPoints >= limiter.points ? state.msBeforeNext : 0
        }),
      )
      return Math.max(...states)
    },
    async recordFailure(email, ip) {
      await Promise.all(keysOf(email, ip).map(({ limiter, key }) => limiter.penalty(key)))
    },
    async forget(email, ip) {
      await pair.delete(`${ip} ${email}`)
    },
  }
}
