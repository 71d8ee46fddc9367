import type { WithActor } from '@booster/engine/ports'
import type { Matter, ResolvedAlert } from '@booster/services/alerts/ports'
import { recordAudit } from '../audit/record-audit.ts'
import type { Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

/**
 * Ends the open alert of a matter, because its cause is gone.
 * @returns null when none is open
 */
export async function resolveAlert(tx: Tx, input: Matter & WithActor): Promise<ResolvedAlert | null> {
  const [alert] = await tx.rows<ResolvedAlert>(
    'resolve-alert-of-matter',
    `UPDATE "Alert" SET "resolvedAt" = now() WHERE "kind" = $1 AND "subject" = $2 AND "resolvedAt" IS NULL
     RETURNING "id", "affiliateId"`,
    [input.kind, input.subject],
  )
  if (alert === undefined) return null
  recordAudit(tx, {
    actor: input.actor,
    affiliateId: alert.affiliateId,
    action: 'alert.resolved',
    objects: [{ id: alert.id, after: { kind: input.kind, subject: input.subject } }],
  })
  announceChange(tx, alert.affiliateId === null ? [] : [alert.affiliateId], ['alerts'])
  return alert
}
