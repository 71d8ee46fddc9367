import type { SendFault, SendOutcome } from './domain/send-outcome.ts'
import { type HandOver, PASSING_AGAIN_MS } from './domain/settlement.ts'
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
  /** How a hand-over ended that blocks nobody. That of a probe closes the breaker, or says why it stays open. */
  answered(handOver: Exclude<HandOver, Blocked>): Promise<void>
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

  const open = async ({ fault, isPassing }: Pick<Blocked, 'fault' | 'isPassing'>): Promise<void> => {
    isOpen = true
    isProbing = false
    try {
      const pace = isPassing ? PASSING : REFUSED
      const { opened } = await store.openBreaker({ provider, fault, ...pace })
      if (opened) parts.onBlocked?.(fault)
    } catch (error) {
      log.error('breaker could not be opened', { error })
    }
  }

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
    blocked: open,
    answered: async (handOver) => {
      if (!isProbing) return
      if (handOver.kind === 'not-sent' || handOver.kind === 'unconfirmed')
        return open({ fault: handOver.fault, isPassing: true })
      // A refusal that may be about us proves nothing; neither does a mail that was kept back.
      if (handOver.kind === 'not-handed-over') return
      if (handOver.kind === 'rejected' && handOver.about === 'unknown') return
      isProbing = false
      try {
        const { closed } = await store.closeBreaker({ provider, by: handOver.kind })
        if (closed) parts.onUnblocked?.()
        parts.wake()
      } catch (error) {
        log.error('breaker could not be closed', { error })
      }
    },
  }
}
