import type { Log } from '@booster/engine/ports'
import { type AlertChannels, deliverAlert } from './deliver-alert.ts'
import type { AlertStore } from './ports.ts'

/** Delivers alerts in the background of a process. */
export type AlertDesk = {
  /** Starts the delivery of an alert; returns at once and never throws. */
  readonly notify: (alertId: string) => void
  /** Delivers alerts whose process died before it could; call it every minute or so. */
  readonly deliverForgotten: () => Promise<number>
  /** Resolves when no delivery is running; for the shutdown. */
  readonly idle: () => Promise<void>
}

/** Time for the process that opened an alert to deliver it itself. */
const FORGOTTEN_AFTER_SECONDS = 30
const BATCH = 50

export function createAlertDesk(input: {
  readonly store: AlertStore
  readonly channels: AlertChannels
  readonly log: Log
}): AlertDesk {
  const { store, channels, log } = input
  const running = new Set<Promise<void>>()
  const deliver = async (alertId: string): Promise<void> => {
    try {
      await deliverAlert({ store, channels, alertId })
    } catch (error) {
      // The alert stays on the screen; deliverForgotten finds it unless its delivery was already claimed.
      const message = error instanceof Error ? error.message : String(error)
      log.error('alert-delivery-failed', { alertId, message })
    }
  }
  return {
    notify: (alertId) => {
      const delivery: Promise<void> = deliver(alertId).finally(() => running.delete(delivery))
      running.add(delivery)
    },
    deliverForgotten: async () => {
      const limits = { olderThanSeconds: FORGOTTEN_AFTER_SECONDS, limit: BATCH }
      const forgotten = await store.findForgotten(limits)
      for (const alertId of forgotten) await deliver(alertId)
      return forgotten.length
    },
    idle: async () => {
      await Promise.all(running)
    },
  }
}
