import type { Log } from '@booster/engine/ports'
import type pg from 'pg'
import { type AlertChannels, deliverAlert } from './deliver-alert.ts'

/** Delivers alerts in the background of a process. */
export type AlertDesk = {
  /** Begins the delivery of an alert; returns at once and never throws. */
  readonly notify: (alertId: string) => void
  /** Delivers alerts that nobody has, because a process died in between; to be called every minute or so. */
  readonly deliverForgotten: () => Promise<number>
  /** Resolves when nothing is under way; for the shut-down. */
  readonly idle: () => Promise<void>
}

/** Long enough for the process that opened an alert to take its delivery itself. */
const FORGOTTEN_AFTER_SECONDS = 30
const BATCH = 50

export function createAlertDesk(input: {
  readonly pool: pg.Pool
  readonly channels: AlertChannels
  readonly log: Log
}): AlertDesk {
  const underWay = new Set<Promise<void>>()
  const deliver = async (alertId: string): Promise<void> => {
    try {
      await deliverAlert({ pool: input.pool, alertId, channels: input.channels })
    } catch (error) {
      // The alert stays on the screen; deliverForgotten finds it again unless it was already taken.
      const message = error instanceof Error ? error.message : String(error)
      input.log.error('alert-delivery-failed', { alertId, message })
    }
  }
  const notify = (alertId: string): void => {
    const delivery: Promise<void> = deliver(alertId).finally(() => underWay.delete(delivery))
    underWay.add(delivery)
  }
  return {
    notify,
    deliverForgotten: async () => {
      const forgotten = await findForgottenAlerts(input.pool)
      for (const alertId of forgotten) await deliver(alertId)
      return forgotten.length
    },
    idle: async () => {
      await Promise.all(underWay)
    },
  }
}

async function findForgottenAlerts(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly id: string }>({
    name: 'find-forgotten-alerts',
    text: `SELECT a."id" FROM "Alert" a
           WHERE a."openedAt" BETWEEN now() - interval '1 day' AND now() - make_interval(secs => $1)
             AND a."resolvedAt" IS NULL
             AND NOT EXISTS (SELECT FROM "AlertDelivery" d WHERE d."alertId" = a."id")
           ORDER BY a."openedAt" LIMIT $2`,
    values: [FORGOTTEN_AFTER_SECONDS, BATCH],
  })
  return rows.map((row) => row.id)
}
