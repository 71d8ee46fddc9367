import { LEADS_PER_TRANSACTION, triggerPortions } from '@booster/engine/flow/1-trigger'
import type { Log, Store } from '@booster/engine/ports'
import type { BulkTriggerAdded, BulkTriggerInput, BulkTriggerStore } from './ports.ts'

/** Takes bulk triggers and works through them in the background of a process. */
export type BulkTriggerDesk = {
  /** Writes a bulk trigger down and begins to work; returns when it is durable. */
  readonly start: (input: BulkTriggerInput) => Promise<BulkTriggerAdded | null>
  readonly cancel: BulkTriggerStore['cancel']
  /**
   * Works through whatever nobody works at, also what a dead process left behind; to be called every few seconds.
   * Calls that overlap share the same work.
   */
  readonly work: () => Promise<void>
  /** Stops after the present portion and gives the lease back; for the shutdown. */
  readonly stop: () => Promise<void>
}

/** A portion takes a fraction of a second; what a dead process left waits this long. */
const LEASE_MS = 15_000

export function createBulkTriggerDesk(deps: {
  readonly bulkTriggers: BulkTriggerStore
  readonly store: Pick<Store, 'enrolPortion'>
  readonly log: Log
  readonly leaseMs?: number
}): BulkTriggerDesk {
  const { bulkTriggers, store, log, leaseMs = LEASE_MS } = deps
  let stopped = false
  let working: Promise<void> | null = null

  const workThrough = async (): Promise<void> => {
    while (!stopped) {
      const lease = await bulkTriggers.claim({ leaseMs })
      if (lease === null) return
      const end = await triggerPortions(store, { lease, leaseMs, mayGoOn: () => !stopped })
      if (end === 'stopped') await bulkTriggers.release(lease)
      log.info('bulk-trigger.left', { bulkTriggerId: lease.bulkTriggerId, end })
    }
  }

  const work = (): Promise<void> => {
    working ??= workThrough().finally(() => {
      working = null
    })
    return working
  }

  return {
    start: async (input) => {
      const added = await bulkTriggers.add({ ...input, leadsPerPortion: LEADS_PER_TRANSACTION })
      // A failure costs time only: the lease ends, and the next call of `work` goes on.
      work().catch((error: unknown) => {
        log.error('bulk-trigger.failed', { error })
      })
      return added
    },
    cancel: bulkTriggers.cancel,
    work,
    stop: async () => {
      stopped = true
      await working?.catch(() => undefined)
    },
  }
}
