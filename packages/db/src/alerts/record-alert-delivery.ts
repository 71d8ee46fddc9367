import type { AlertDeliveryResult } from '@booster/services/alerts/ports'
import type pg from 'pg'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

const MESSAGE_AT_MOST = 500

/** Keeps how one delivery ended. */
export function recordAlertDelivery(pool: pg.Pool, result: AlertDeliveryResult): Promise<void> {
  return inTransaction({ pool }, async (tx) => {
    await tx.rows(
      'record-alert-delivery',
      `INSERT INTO "AlertDelivery" ("alertId", "channel", "target", "ok", "message", "road") VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        result.alertId,
        result.channel,
        result.target,
        result.ok,
        result.message?.slice(0, MESSAGE_AT_MOST) ?? null,
        result.road ?? null,
      ],
    )
    announceChange(tx, [], ['alerts'])
  })
}
