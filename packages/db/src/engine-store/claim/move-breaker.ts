import type { SendFault } from '@booster/engine/domain/send-outcome'
import type { BreakerPace } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'

/**
 * Opens the provider's breaker for all processes. The cool-down doubles with every opening in a row. While it is
 * open already, answers of hand-overs that were under way change nothing.
 */
export function openBreaker(
  { pool, clock }: StoreContext,
  input: { readonly provider: string; readonly fault: SendFault } & BreakerPace,
): Promise<{ readonly opened: boolean }> {
  return inTransaction({ pool, clock }, async (tx) => {
    const opened = await tx.rows(
      'open-breaker',
      `INSERT INTO "ProviderState" AS p ("provider", "breaker", "openedAt", "retryAt", "openCount", "errorCode", "errorMessage", "alertAt")
         VALUES ($1, 'open', ${tx.clock.now}, ${tx.clock.now} + $2::float8 * interval '1 millisecond', 1, $3, $4,
           ${tx.clock.now} + $6 * interval '1 millisecond')
         ON CONFLICT ("provider") DO UPDATE SET "breaker" = 'open', "openedAt" = ${tx.clock.now},
           "retryAt" = ${tx.clock.now} + least($5::float8, $2::float8 * power(2, p."openCount")) * interval '1 millisecond',
           "openCount" = least(p."openCount" + 1, 10), "errorCode" = $3, "errorMessage" = $4, "updatedAt" = now(),
           "alertAt" = least(p."alertAt", ${tx.clock.now} + $6 * interval '1 millisecond')
         WHERE p."breaker" <> 'open'
         RETURNING 1`,
      [
        input.provider,
        input.coolDownMs,
        input.fault.code,
        input.fault.message,
        input.coolDownAtMostMs,
        input.alertAfterMs,
      ],
    )
    if (opened.length > 0) announceChange(tx, [], ['provider', 'alerts', 'sending'])
    return { opened: opened.length > 0 }
  })
}

/** Closes it: a mail was accepted again. */
export function closeBreaker(
  { pool }: StoreContext,
  input: { provider: string },
): Promise<{ readonly closed: boolean }> {
  return inTransaction({ pool }, async (tx) => {
    const closed = await tx.rows(
      'close-breaker',
      `UPDATE "ProviderState" SET "breaker" = 'closed', "openedAt" = NULL, "retryAt" = NULL, "openCount" = 0, "alertAt" = NULL,
           "errorCode" = NULL, "errorMessage" = NULL, "updatedAt" = now()
         WHERE "provider" = $1 AND "breaker" <> 'closed' RETURNING 1`,
      [input.provider],
    )
    if (closed.length > 0) announceChange(tx, [], ['provider', 'alerts', 'sending'])
    return { closed: closed.length > 0 }
  })
}
