/**
 * The one retry schedule, durable in the job table: quick retries after 2, 6 and 18 s (±20 %), then a new
 * round after 30 minutes, three rounds, then failed. No sending slot is held while waiting.
 */
export const QUICK_RETRY_MS = [2_000, 6_000, 18_000] as const
export const QUICK_RETRY_MAX_MS = 30_000
export const ROUND_MS = 30 * 60_000
const JITTER = 0.2

export type RetryState = {
  /** Rounds used so far. */
  readonly retryCount: number
  readonly quickRetryCount: number
  readonly maxRetries: number
}

export type NextTry =
  | {
      readonly kind: 'retry'
      readonly delayMs: number
      readonly retryCount: number
      readonly quickRetryCount: number
    }
  | { readonly kind: 'give-up' }

/**
 * When a job that was not sent is tried again.
 * @param random a number in [0, 1) for the jitter of the quick retries
 * @param retryAfterMs what the provider asked for; the longer of both wins
 */
export function nextTry(state: RetryState, random: number, retryAfterMs = 0): NextTry {
  const quickMs = QUICK_RETRY_MS[state.quickRetryCount]
  if (quickMs !== undefined) {
    const jittered = Math.min(QUICK_RETRY_MAX_MS, Math.round(quickMs * (1 - JITTER + 2 * JITTER * random)))
    return {
      kind: 'retry',
      delayMs: Math.max(jittered, retryAfterMs),
      retryCount: state.retryCount,
      quickRetryCount: state.quickRetryCount + 1,
    }
  }
  if (state.retryCount >= state.maxRetries) return { kind: 'give-up' }
  return {
    kind: 'retry',
    delayMs: Math.max(ROUND_MS, retryAfterMs),
    retryCount: state.retryCount + 1,
    quickRetryCount: 0,
  }
}
