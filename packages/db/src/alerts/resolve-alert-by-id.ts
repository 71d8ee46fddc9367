import type { Actor, Changed } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

type AlertRow = {
  readonly kind: string
  readonly level: string
  readonly affiliateId: string | null
  readonly resolvedAt: Date | null
}

/** A person ends an alert although its cause may still be there. It opens again at the next crossing. */
export function resolveAlertById(
  pool: pg.Pool,
  input: { readonly id: string; readonly note?: string | undefined; readonly actor: Actor },
): Promise<Changed<'ALREADY_RESOLVED'>> {
  return inTransaction({ pool }, async (tx) => {
    const [alert] = await tx.rows<AlertRow>(
      'lock-alert-to-resolve',
      `SELECT "kind", "level", "affiliateId", "resolvedAt" FROM "Alert" WHERE "id" = $1 FOR UPDATE`,
      [input.id],
    )
    if (alert === undefined) return { kind: 'unknown' }
    if (alert.resolvedAt !== null) return { kind: 'unchanged', reason: 'ALREADY_RESOLVED' }
    await tx.rows(
      'resolve-alert-by-id',
      `UPDATE "Alert" SET "resolvedAt" = now(), "note" = coalesce($2, "note") WHERE "id" = $1`,
      [input.id, input.note ?? null],
    )
    const before = { state: 'open', kind: alert.kind, level: alert.level }
    const after = { state: 'resolved', note: input.note ?? null }
    recordAudit(tx, {
      actor: input.actor,
      affiliateId: alert.affiliateId,
      action: 'alert.resolved',
      objects: [{ id: input.id, before, after }],
    })
    announceChange(tx, alert.affiliateId === null ? [] : [alert.affiliateId], ['alerts'])
    return { kind: 'changed' }
  })
}
