import { EVERYBODY_REFUSED, type SendFault } from '@booster/engine/domain/send-outcome'
import type { BreakerPace } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'

/**
 * Opens the provider's breaker for all processes. The cool-down doubles with every opening in a row. While it is
 * open already, answers of hand-overs that were under way change only what it is said to be open for.
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
           "openCount" = least(p."openCount" + 1, 10), "errorCode" = ${faultOf('$3', 'errorCode')}, "errorMessage" = ${faultOf('$4', 'errorMessage')}, "updatedAt" = now(),
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
    const isChanged = opened.length > 0 || (await followFault(tx, input))
    if (isChanged) announceChange(tx, [], ['provider', 'alerts', 'sending'])
    return { opened: opened.length > 0 }
  })
}

/** SQL: refusals of everybody stay the reason until a mail is accepted, whatever a trial meets meanwhile. */
function faultOf(latest: string, column: string): string {
  return `CASE WHEN p."breaker" <> 'closed' AND p."errorCode" = '${EVERYBODY_REFUSED}' THEN p."${column}" ELSE ${latest} END`
}

/** @returns whether the fault is another one */
async function followFault(
  tx: Tx,
  { provider, fault }: { readonly provider: string; readonly fault: SendFault },
): Promise<boolean> {
  const followed = await tx.rows(
    'follow-fault',
    `UPDATE "ProviderState" SET "errorCode" = $2, "errorMessage" = $3, "updatedAt" = now()
     WHERE "provider" = $1 AND "breaker" = 'open' AND "errorCode" NOT IN ($2, '${EVERYBODY_REFUSED}') RETURNING 1`,
    [provider, fault.code, fault.message],
  )
  return followed.length > 0
}

/** Closes it: the provider answered a mail as it does when it serves us. */
export function closeBreaker(
  { pool }: StoreContext,
  input: { provider: string; by: 'accepted' | 'rejected' },
): Promise<{ readonly closed: boolean }> {
  return inTransaction({ pool }, async (tx) => {
    const closed = await tx.rows(
      'close-breaker',
      `UPDATE "ProviderState" SET "breaker" = 'closed', "openedAt" = NULL, "retryAt" = NULL, "openCount" = 0, "alertAt" = NULL,
           "errorCode" = NULL, "errorMessage" = NULL, "updatedAt" = now()
         WHERE "provider" = $1 AND "breaker" <> 'closed' AND ($2 OR "errorCode" <> '${EVERYBODY_REFUSED}') RETURNING 1`,
      [input.provider, input.by === 'accepted'],
    )
    if (closed.length > 0) announceChange(tx, [], ['provider', 'alerts', 'sending'])
    return { closed: closed.length > 0 }
  })
}
