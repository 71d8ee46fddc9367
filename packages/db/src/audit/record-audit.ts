import { AUDIT_ACTIONS } from '@booster/contracts/audit'
import type { AuditEntry } from '@booster/services/audit/ports'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import type { Tx } from '../connection/transaction.ts'
import { unnestColumns } from '../connection/unnest.ts'

const OBJECTS = unnestColumns({ id: 'text', before: 'text?', after: 'text?' })

/**
 * The only writer of the audit log. It writes in the transaction of the act, so that neither exists without the other,
 * and by the clock of the transaction, because invariants compare the time of a person's act with the time of an attempt.
 */
export function recordAudit(tx: Tx, { actor, action, affiliateId, objects }: AuditEntry): void {
  if (objects.length === 0) return
  tx.send(
    // In demo mode one connection runs it with either clock, and a name stands for one text.
    tx.clock.now === DATABASE_CLOCK.now ? 'record-audit' : 'record-audit-by-store-clock',
    `INSERT INTO "ActivityLog"
       ("at", "actorId", "ip", "requestId", "affiliateId", "action", "objectType", "objectId", "before", "after", "byLead", "keyName")
     SELECT ${tx.clock.now}, $1::uuid, $2::text, $3::text, $4::uuid, $5::text, $6::text, u.id, u.before::jsonb, u.after::jsonb, $7::boolean, $8::text
     FROM ${OBJECTS.from(9)}`,
    [
      actor.userId,
      actor.ip,
      actor.requestId,
      affiliateId,
      action,
      AUDIT_ACTIONS[action],
      actor.isLead === true,
      actor.keyName ?? null,
      ...OBJECTS.arrays(objects, {
        id: (object) => object.id,
        before: (object) => jsonOf(object.before),
        after: (object) => jsonOf(object.after),
      }),
    ],
  )
}

function jsonOf(value: Readonly<Record<string, unknown>> | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
