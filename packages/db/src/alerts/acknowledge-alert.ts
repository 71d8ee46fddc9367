import type { Actor, Changed } from '@booster/engine/ports'
import type pg from 'pg'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'

export type AcknowledgeInput = {
  readonly id: string
  readonly note?: string | undefined
  /** Until this time has passed, alerts of the same matter at this level or a milder one send no e-mail or webhook. */
  readonly muteHours?: number | undefined
  readonly actor: Actor
}

type AlertRow = {
  readonly acknowledgedAt: Date | null
  readonly acknowledgedBy: string | null
  readonly note: string | null
  readonly mutedUntil: Date | null
  readonly resolvedAt: Date | null
}

/**
 * A person becomes the owner of an alert; it stays open until its cause is gone. A second call replaces note and mute,
 * and makes its caller the owner.
 */
export function acknowledgeAlert(
  pool: pg.Pool,
  input: AcknowledgeInput,
): Promise<Changed<'ALREADY_RESOLVED'>> {
  return inTransaction({ pool }, async (tx) => {
    const [before] = await tx.rows<AlertRow>(
      'lock-alert-to-acknowledge',
      `SELECT "acknowledgedAt", "acknowledgedBy", "note", "mutedUntil", "resolvedAt" FROM "Alert"
       WHERE "id" = $1 FOR UPDATE`,
      [input.id],
    )
    if (before === undefined) return { kind: 'unknown' }
    if (before.resolvedAt !== null) return { kind: 'unchanged', reason: 'ALREADY_RESOLVED' }
    const [after] = await tx.rows<AlertRow>(
      'acknowledge-alert',
      `UPDATE "Alert" SET "acknowledgedAt" = coalesce("acknowledgedAt", now()), "acknowledgedBy" = $2,
         "note" = coalesce($3, "note"),
         "mutedUntil" = CASE WHEN $4::int IS NULL THEN "mutedUntil"
           WHEN $4::int = 0 THEN NULL ELSE now() + make_interval(hours => $4::int) END
       WHERE "id" = $1
       RETURNING "acknowledgedAt", "acknowledgedBy", "note", "mutedUntil", "resolvedAt"`,
      [input.id, input.actor.userId, input.note ?? null, input.muteHours ?? null],
    )
    recordAudit(tx, {
      actor: input.actor,
      affiliateId: null,
      action: 'alert.acknowledged',
      objects: [{ id: input.id, before, after }],
    })
    announceChange(tx, [], ['alerts'])
    return { kind: 'changed' }
  })
}
