import type { SendFault, SendOutcome } from './domain/send-outcome.ts'
import { PASSING_AGAIN_MS } from './domain/settlement.ts'
import type { BreakerPace, ClaimedBatch, Log, Store } from './ports.ts'

/** Where a person has to repair something. */
const REFUSED: BreakerPace = { coolDownMs: 30_000, coolDownAtMostMs: 15 * 60_000, alertAfterMs: 0 }
/** Where it may end by itself: the queue leaves soon after it did. */
const PASSING: BreakerPace = {
  coolDownMs: PASSING_AGAIN_MS,
  coolDownAtMostMs: 2 * 60_000,
  alertAfterMs: 3 * 60_000,
}

type Blocked = Extract<SendOutcome, { readonly kind: 'blocked' }>

/** This process's view of the breaker, which is a row that all processes share. */
export type BreakerWatch = {
  readonly isOpen: boolean
  /** One job tries whether the provider serves us again. */
  readonly isProbing: boolean
  /** What a claim saw. */
  claimed(seen: ClaimedBatch['breaker']): void
  /** The provider refused everybody. Resolves when the breaker is open, so that nothing is claimed again at once. */
  blocked(outcome: Blocked): Promise<void>
  /** The provider accepted a mail: a probe closes the breaker. */
  accepted(): Promise<void>
}

type BreakerParts = {
  readonly store: Pick<Store, 'openBreaker' | 'closeBreaker'>
  readonly log: Log
  readonly provider: string
  readonly wake: () => void
  readonly onBlocked?: ((fault: SendFault) => void) | undefined
  readonly onUnblocked?: (() => void) | undefined
}

export function createBreakerWatch(parts: BreakerParts): BreakerWatch {
  const { store, log, provider } = parts
  let isOpen = false
  let isProbing = false
  return {
    get isOpen() {
      return isOpen
    },
    get isProbing() {
      return isProbing
    },
    claimed: (seen) => {
      // While our own probe is in flight, further claims see the breaker as open: the probe still counts.
      isProbing = seen === 'probe' || (seen === 'open' && isProbing)
      isOpen = seen === 'open' && !isProbing
    },
    blocked: async ({ fault, isPassing }) => {
      isOpen = true
      isProbing = false
      try {
        const pace = isPassing ? PASSING : REFUSED
        const { opened } = await store.openBreaker({ provider, fault, ...pace })
        if (opened) parts.onBlocked?.(fault)
      } catch (error) {
        log.error('breaker could not be opened', { error })
      }
    },
    accepted: async () => {
      if (!isProbing) return
      isProbing = false
      try {
        const { closed } = await store.closeBreaker({ provider })
        if (closed) parts.onUnblocked?.()
        parts.wake()
      } catch (error) {
        log.error('breaker could not be closed', { error })
      }
    },
  }
}
