import type { RetryState } from './retry-schedule.ts'
import { nextTry } from './retry-schedule.ts'
import type { SendFault, SendOutcome } from './send-outcome.ts'

/** As long as the first pause of the breaker. */
export const PASSING_AGAIN_MS = 5_000

/** How a hand-over ended, or that there was none (shut-down, breaker opened, too much of the lease gone). */
export type HandOver = SendOutcome | { readonly kind: 'not-handed-over'; readonly fault: SendFault }

/** What a settled job becomes. Times are delays in ms: the store adds them to its own clock. */
export type Settlement =
  | { readonly to: 'completed'; readonly providerId: string | null }
  | {
      readonly to: 'pending'
      readonly delayMs: number
      readonly retryCount: number
      readonly quickRetryCount: number
      /** False: the attempt does not count (nothing was handed over, or the provider refuses everybody). */
      readonly burnsAttempt: boolean
      readonly fault: SendFault
    }
  | { readonly to: 'failed'; readonly fault: SendFault; readonly suppressLead: boolean }
  | { readonly to: 'unconfirmed'; readonly fault: SendFault }

/** What follows from an outcome, by the classes of the answer table. */
export function settle(job: RetryState, handOver: HandOver, random: number): Settlement {
  switch (handOver.kind) {
    case 'accepted':
      return { to: 'completed', providerId: handOver.providerId ?? null }
    case 'rejected':
      return { to: 'failed', fault: handOver.fault, suppressLead: handOver.about === 'recipient' }
    case 'unconfirmed':
      return { to: 'unconfirmed', fault: handOver.fault }
    case 'blocked':
    case 'not-handed-over':
      return {
        to: 'pending',
        // Behind what else is due, so that no mail that a server takes for the problem itself is the one that tries again.
        delayMs: handOver.kind === 'blocked' && handOver.isPassing ? PASSING_AGAIN_MS : 0,
        retryCount: job.retryCount,
        quickRetryCount: job.quickRetryCount,
        burnsAttempt: false,
        fault: handOver.fault,
      }
    case 'not-sent': {
      const next = nextTry(job, random, handOver.retryAfterMs)
      if (next.kind === 'give-up') return { to: 'failed', fault: handOver.fault, suppressLead: false }
      return {
        to: 'pending',
        delayMs: next.delayMs,
        retryCount: next.retryCount,
        quickRetryCount: next.quickRetryCount,
        burnsAttempt: true,
        fault: handOver.fault,
      }
    }
  }
}
