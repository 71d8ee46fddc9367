import type { Tx } from '../connection/transaction.ts'

/** Who does something, as the audit log keeps it; `by` null is the system itself. */
export type Actor = {
  readonly by: string | null
  readonly ip?: string | null
  readonly requestId?: string | null
}

export type Activity = {
  readonly actor: Actor
  readonly affiliateId?: string | null
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  readonly before?: unknown
  readonly after?: unknown
}

/** Writes one row of the audit log, in the transaction of the deed it tells of. */
export async function recordActivity(tx: Tx, activity: Activity): Promise<void> {
  await tx.rows(
    'record-activity-with-origin',
    `INSERT INTO "ActivityLog"
       ("actorId", "affiliateId", "action", "objectType", "objectId", "before", "after", "ip", "requestId")
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9)`,
    [
      activity.actor.by,
      activity.affiliateId ?? null,
      activity.action,
      activity.objectType,
      activity.objectId,
      asJson(activity.before),
      asJson(activity.after),
      activity.actor.ip ?? null,
      activity.actor.requestId ?? null,
    ],
  )
}

function asJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value)
}
