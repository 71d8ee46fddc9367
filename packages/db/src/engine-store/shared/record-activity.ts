import type { SqlClock } from '../../connection/clock.ts'
import type { Tx } from '../../connection/transaction.ts'

/**
 * A line of the audit log; written in the transaction of what it tells, so that there is never one without the
 * other. Its time is the store's: the invariants ask whether a person acted after an attempt.
 */
export function recordActivity(
  tx: Tx,
  clock: SqlClock,
  entry: {
    readonly by: string | null
    readonly affiliateId: string | null
    readonly action: string
    readonly objectType: string
    readonly objectId: string
    readonly before?: Readonly<Record<string, unknown>>
    readonly after?: Readonly<Record<string, unknown>>
  },
): void {
  tx.send(
    'record-activity',
    `INSERT INTO "ActivityLog" ("at", "actorId", "affiliateId", "action", "objectType", "objectId", "before", "after")
     VALUES (${clock.now}, $1, $2, $3, $4, $5, $6, $7)`,
    [
      entry.by,
      entry.affiliateId,
      entry.action,
      entry.objectType,
      entry.objectId,
      entry.before === undefined ? null : JSON.stringify(entry.before),
      entry.after === undefined ? null : JSON.stringify(entry.after),
    ],
  )
}
