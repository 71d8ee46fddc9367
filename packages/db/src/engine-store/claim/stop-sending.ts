import type { Changed, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChange, announceDue } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'

/** Key of the row in ProviderState that, while it is there and open, stops every claim whatever the provider. */
export const SENDING = 'sending'

/** Stops all sending in all processes. What is on its way is still settled; money moves nowhere else. */
export function stopSending(
  { pool, clock }: StoreContext,
  input: { reason: string } & WithActor,
): Promise<Changed<'ALREADY_STOPPED'>> {
  return inTransaction({ pool, clock }, (tx) => stopSendingInTransaction(tx, input))
}

export async function stopSendingInTransaction(
  tx: Tx,
  { reason, actor }: { reason: string } & WithActor,
): Promise<Changed<'ALREADY_STOPPED'>> {
  const stopped = await tx.rows(
    'stop-sending',
    `INSERT INTO "ProviderState" AS p ("provider", "breaker", "openedAt", "errorCode", "errorMessage")
     VALUES ($1, 'open', ${tx.clock.now}, 'SENDING_STOPPED', $2)
     ON CONFLICT ("provider") DO UPDATE SET "breaker" = 'open', "openedAt" = ${tx.clock.now}, "errorMessage" = $2,
       "errorCode" = 'SENDING_STOPPED', "updatedAt" = now()
     WHERE p."breaker" = 'closed' RETURNING 1`,
    [SENDING, reason],
  )
  if (stopped.length === 0) return { kind: 'unchanged', reason: 'ALREADY_STOPPED' }
  recordAudit(tx, {
    actor,
    affiliateId: null,
    action: 'engine.stop-sending',
    objects: [{ id: SENDING, after: { reason } }],
  })
  announceChange(tx, [], ['engine', 'provider', 'sending'])
  return { kind: 'changed' }
}

/** Lets the engine claim again. */
export function resumeSending(
  { pool, clock }: StoreContext,
  { actor }: WithActor,
): Promise<Changed<'NOT_STOPPED'>> {
  return inTransaction({ pool, clock }, async (tx): Promise<Changed<'NOT_STOPPED'>> => {
    const resumed = await tx.rows<{ reason: string | null }>(
      'resume-sending',
      `UPDATE "ProviderState" SET "breaker" = 'closed', "openedAt" = NULL, "errorCode" = NULL, "updatedAt" = now()
         WHERE "provider" = $1 AND "breaker" <> 'closed' RETURNING "errorMessage" AS reason`,
      [SENDING],
    )
    if (resumed.length === 0) return { kind: 'unchanged', reason: 'NOT_STOPPED' }
    recordAudit(tx, {
      actor,
      affiliateId: null,
      action: 'engine.resume-sending',
      objects: [{ id: SENDING, before: { reason: resumed[0]?.reason ?? null } }],
    })
    announceChange(tx, [], ['engine', 'provider', 'sending'])
    announceDue(tx)
    return { kind: 'changed' }
  })
}
