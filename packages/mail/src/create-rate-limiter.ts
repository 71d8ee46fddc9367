export type RateLimiter = {
  /** Takes up to `wanted` mails from the bucket and returns how many may go now. */
  take(wanted: number): number
  /** How long until at least one may go, in ms; 0 when one may go now. */
  waitMs(): number
}

/**
 * A token bucket for the whole provider: `perSecond` mails on average, at most `burst` at once. Pure; the
 * clock is given (`nowMs` must not run backwards). `perSecond` of Infinity never limits.
 */
export function createRateLimiter(options: {
  readonly perSecond: number
  /** Default: one second's worth, at least 1. */
  readonly burst?: number
  readonly nowMs: () => number
}): RateLimiter {
  const { perSecond, nowMs } = options
  if (!(perSecond > 0)) throw new RangeError('perSecond must be above 0')
  const burst = Math.max(1, options.burst ?? perSecond)
  let tokens = burst
  let filledAtMs = nowMs()

  function refill(): void {
    const now = nowMs()
    const gained = (Math.max(0, now - filledAtMs) / 1_000) * perSecond
    tokens = Number.isFinite(perSecond) ? Math.min(burst, tokens + gained) : Number.POSITIVE_INFINITY
    filledAtMs = Math.max(filledAtMs, now)
  }

  return {
    take(wanted) {
      refill()
      const granted = Math.max(0, Math.min(wanted, Math.floor(tokens)))
      tokens -= granted
      return granted
    },
    waitMs() {
      refill()
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perSecond) * 1_000)
    },
  }
}
