import type { AuditAction } from '@booster/contracts/audit'
import type { WithActor } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import type { SqlClock } from '../connection/clock.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { type LockedTopUpRequest, lockTopUpRequest } from './lock-top-up-request.ts'

export type TopUpClosing =
  | { readonly state: 'refused'; readonly reason: string }
  | { readonly state: 'cancelled'; readonly reason: null }

export type TopUpClosed =
  | { readonly kind: 'done' }
  | Extract<LockedTopUpRequest, { readonly kind: 'closed' | 'unknown' }>

const ACTIONS = {
  refused: 'top-up.refuse',
  cancelled: 'top-up.cancel',
} as const satisfies Record<TopUpClosing['state'], AuditAction>

/** Ends an open request without a booking: an admin refuses it, or its affiliate takes it back. */
export function closeTopUpRequest(
  { pool, clock }: { readonly pool: pg.Pool; readonly clock: SqlClock },
  input: WithActor & TopUpClosing & { readonly affiliateId: string; readonly requestId: string },
): Promise<TopUpClosed> {
  const { affiliateId, requestId, state, reason, actor } = input
  return inTransaction({ pool, clock }, async (tx): Promise<TopUpClosed> => {
    const found = await lockTopUpRequest(tx, { affiliateId, requestId })
    if (found.kind !== 'open') return found
    // Whoever cancels knows it already; only what an admin decides is mailed.
    const isMailed = state === 'refused'
    await tx.rows(
      'close-top-up-request',
      `UPDATE "TopupRequest" SET "state" = $3::"TopUpState", "reason" = $4, "decidedBy" = $5, "decidedAt" = ${tx.clock.now},
         "mailState" = CASE WHEN $6 THEN 'queued' ELSE 'none' END,
         "mailDueAt" = CASE WHEN $6 THEN ${tx.clock.now} END
       WHERE "affiliateId" = $1 AND "id" = $2 AND "state" = 'open'`,
      [affiliateId, requestId, state, reason, actor.userId, isMailed],
    )
    recordAudit(tx, {
      actor,
      affiliateId,
      action: ACTIONS[state],
      objects: [{ id: requestId, before: { state: 'open' }, after: { state, reason } }],
    })
    announceChange(tx, [affiliateId], ['topUps'])
    return { kind: 'done' }
  })
}
