import { AUDIT_ACTIONS } from '@booster/contracts/audit'
import type { AuditEntry } from '@booster/services/audit/ports'
import { DATABASE_CLOCK, type SqlClock } from '../connection/clock.ts'
import type { Tx } from '../connection/transaction.ts'

export type AuditInput = AuditEntry & {
  /** Of the act. */
  readonly clock: SqlClock
}

/**
 * The only writer of the audit log. It writes in the transaction of the act, so that neither exists without the other,
 * and by the clock of the act, because invariants compare the time of a person's act with the time of an attempt.
 */
export function recordAudit(tx: Tx, { clock, actor, action, affiliateId, objects }: AuditInput): void {
  if (objects.length === 0) return
  tx.send(
    // In demo mode one connection runs it with either clock, and a name stands for one text.
    clock.now === DATABASE_CLOCK.now ? 'record-audit' : 'record-audit-by-store-clock',
    `INSERT INTO "ActivityLog"
       ("at", "actorId", "ip", "requestId", "affiliateId", "action", "objectType", "objectId", "before", "after")
     SELECT ${clock.now}, $1::uuid, $2::text, $3::text, $4::uuid, $5::text, $6::text, u.id, u.before::jsonb, u.after::jsonb
     FROM unnest($7::text[], $8::text[], $9::text[]) AS u(id, before, after)`,
    [
      actor.userId,
      actor.ip,
      actor.requestId,
      affiliateId,
      action,
      AUDIT_ACTIONS[action],
      objects.map((object) => object.id),
      objects.map((object) => jsonOf(object.before)),
      objects.map((object) => jsonOf(object.after)),
    ],
  )
}

function jsonOf(value: Readonly<Record<string, unknown>> | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
