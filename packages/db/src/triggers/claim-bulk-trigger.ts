import type { BulkTriggerLease } from '@booster/engine/ports'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

/** Takes the lease of the oldest running bulk trigger that nobody works at; null when there is none. */
export async function claimBulkTrigger(
  { pool, clock }: { readonly pool: Queryable; readonly clock: SqlClock },
  { leaseMs }: { readonly leaseMs: number },
): Promise<BulkTriggerLease | null> {
  const { rows } = await pool.query<BulkTriggerLease>(
    `UPDATE "BulkTrigger" b SET "leaseToken" = gen_random_uuid(),
       "leaseUntil" = ${clock.now} + $1 * interval '1 millisecond'
     FROM (
       SELECT "affiliateId", "id" FROM "BulkTrigger"
       WHERE "status" = 'running' AND ("leaseUntil" IS NULL OR "leaseUntil" < ${clock.now})
       ORDER BY "createdAt" LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED) free
     WHERE b."affiliateId" = free."affiliateId" AND b."id" = free."id"
     RETURNING b."affiliateId", b."id" AS "bulkTriggerId", b."leaseToken"`,
    [leaseMs],
  )
  return rows[0] ?? null
}

export async function releaseBulkTrigger(db: Queryable, lease: BulkTriggerLease): Promise<void> {
  await db.query(
    `UPDATE "BulkTrigger" SET "leaseToken" = NULL, "leaseUntil" = NULL
     WHERE "affiliateId" = $1 AND "id" = $2 AND "leaseToken" = $3`,
    [lease.affiliateId, lease.bulkTriggerId, lease.leaseToken],
  )
}
