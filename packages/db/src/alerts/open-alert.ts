import { SYSTEM } from '@booster/engine/domain/actor'
import { type AlertLevel, isWorseAlert } from '@booster/engine/domain/provider-credit/alert-kind'
import type { OpenAlertInput, OpenedAlert } from '@booster/services/alerts/ports'
import { recordAudit } from '../audit/record-audit.ts'
import type { Tx } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { resolveAlert } from './resolve-alert.ts'

type StandingRow = { readonly id: string; readonly level: AlertLevel }
type IdRow = { readonly id: string }

/**
 * Opens an alert once, however many processes find its cause. A worse level resolves the open alert and opens a new
 * one (with its own deliveries and acknowledgement); the same or a milder level only updates the numbers. While an
 * earlier alert of the same matter is muted, the new one inherits the mute.
 */
export async function openAlert(tx: Tx, input: OpenAlertInput): Promise<OpenedAlert> {
  const standing = await lockOpenAlert(tx, input)
  if (standing !== null && !isWorseAlert(input.level, standing.level)) {
    await refreshAlert(tx, standing.id, input)
    return { kind: 'standing', alertId: standing.id }
  }
  if (standing !== null) await resolveAlert(tx, { kind: input.kind, subject: input.subject, actor: SYSTEM })
  const alertId = await insertAlert(tx, input)
  if (alertId === null) {
    // Another process was faster. Null: its alert has been resolved meanwhile, so it was delivered too.
    const winner = await lockOpenAlert(tx, input)
    return { kind: 'standing', alertId: winner?.id ?? null }
  }
  const { kind, subject, level, value = null, affiliateId = null } = input
  recordAudit(tx, {
    actor: SYSTEM,
    affiliateId,
    action: 'alert.opened',
    objects: [{ id: alertId, after: { kind, subject, level, value } }],
  })
  announceChange(tx, affiliatesOf(input), ['alerts'])
  return { kind: 'opened', alertId }
}

function affiliatesOf(input: OpenAlertInput): readonly string[] {
  return input.affiliateId === undefined || input.affiliateId === null ? [] : [input.affiliateId]
}

async function lockOpenAlert(tx: Tx, input: OpenAlertInput): Promise<StandingRow | null> {
  const [row] = await tx.rows<StandingRow>(
    'lock-open-alert',
    `SELECT "id", "level" FROM "Alert" WHERE "kind" = $1 AND "subject" = $2 AND "resolvedAt" IS NULL FOR UPDATE`,
    [input.kind, input.subject],
  )
  return row ?? null
}

async function refreshAlert(tx: Tx, alertId: string, input: OpenAlertInput): Promise<void> {
  await tx.rows(
    'refresh-alert',
    `UPDATE "Alert" SET "level" = $2::"AlertLevel", "value" = $3, "threshold" = $4, "detail" = $5
     WHERE "id" = $1 AND ("level", "value", "threshold", "detail")
       IS DISTINCT FROM ROW($2::"AlertLevel", $3::int, $4::int, $5::text)`,
    [alertId, input.level, input.value ?? null, input.threshold ?? null, input.detail ?? ''],
  )
}

async function insertAlert(tx: Tx, input: OpenAlertInput): Promise<string | null> {
  const [row] = await tx.rows<IdRow>(
    'insert-alert',
    `INSERT INTO "Alert" ("kind", "subject", "level", "affiliateId", "value", "threshold", "detail", "mutedUntil")
     VALUES ($1, $2, $3::"AlertLevel", $4, $5, $6, $7,
       (SELECT max(m."mutedUntil") FROM "Alert" m
        WHERE m."kind" = $1 AND m."subject" = $2 AND m."mutedUntil" > now() AND m."level" >= $3::"AlertLevel"))
     ON CONFLICT ("kind", "subject") WHERE "resolvedAt" IS NULL DO NOTHING
     RETURNING "id"`,
    [
      input.kind,
      input.subject,
      input.level,
      input.affiliateId ?? null,
      input.value ?? null,
      input.threshold ?? null,
      input.detail ?? '',
    ],
  )
  return row?.id ?? null
}
