import type { Actor } from '@booster/engine/domain/actor'
import type { AlertKind } from '@booster/engine/domain/alert-kind'
import { recordAudit } from '../audit/record-audit.ts'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import type { Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

export type ResolvedAlert = { readonly id: string; readonly affiliateId: string | null }

/**
 * Ends the open alert of a matter, because its cause is gone.
 * @returns null when none is open
 */
export async function resolveAlert(
  tx: Tx,
  input: { readonly kind: AlertKind; readonly subject: string; readonly actor: Actor },
): Promise<ResolvedAlert | null> {
  const [alert] = await tx.rows<ResolvedAlert>(
    'resolve-alert-of-matter',
    `UPDATE "Alert" SET "resolvedAt" = now() WHERE "kind" = $1 AND "subject" = $2 AND "resolvedAt" IS NULL
     RETURNING "id", "affiliateId"`,
    [input.kind, input.subject],
  )
  if (alert === undefined) return null
  recordAudit(tx, {
    clock: DATABASE_CLOCK,
    actor: input.actor,
    affiliateId: alert.affiliateId,
    action: 'alert.resolved',
    objects: [{ id: alert.id, after: { kind: input.kind, subject: input.subject } }],
  })
  announceChange(tx, alert.affiliateId === null ? [] : [alert.affiliateId], ['alerts'])
  return alert
}
