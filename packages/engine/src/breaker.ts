import type { SendFault } from './domain/send-outcome.ts'
import type { ClaimedBatch, Log, Store } from './ports.ts'

/** How long claims pause at first when the provider refuses everybody. */
export const BREAKER_COOL_DOWN_MS = 30_000

/** This process's view of the breaker, which is a row that all processes share. */
export type BreakerWatch = {
  readonly isOpen: boolean
  /** One job tries whether the provider serves us again. */
  readonly isProbing: boolean
  /** What a claim saw. */
  claimed(seen: ClaimedBatch['breaker']): void
  /** The provider refused everybody. Resolves when the breaker is open, so that nothing is claimed again at once. */
  blocked(fault: SendFault): Promise<void>
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
    blocked: async (fault) => {
      isOpen = true
      isProbing = false
      try {
        const { opened } = await store.openBreaker({ provider, fault, coolDownMs: BREAKER_COOL_DOWN_MS })
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
