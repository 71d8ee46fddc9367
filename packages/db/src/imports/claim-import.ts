import type { ImportLease } from '@booster/services/imports/ports'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { inTransaction } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { forgetFile } from './forget-file.ts'
import type { ImportContext } from './import-context.ts'

/** Takes the lease of the oldest running import that nobody works at; null when there is none. */
export async function claimImport(
  { pool, clock }: { readonly pool: Queryable; readonly clock: SqlClock },
  { leaseMs }: { readonly leaseMs: number },
): Promise<ImportLease | null> {
  const { rows } = await pool.query<ImportLease>(
    `UPDATE "LeadImport" i SET "leaseToken" = gen_random_uuid(),
       "leaseUntil" = ${clock.now} + $1 * interval '1 millisecond'
     FROM (
       SELECT "affiliateId", "id" FROM "LeadImport"
       WHERE "status" = 'running' AND ("leaseUntil" IS NULL OR "leaseUntil" < ${clock.now})
       ORDER BY "startedAt" LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED) free
     WHERE i."affiliateId" = free."affiliateId" AND i."id" = free."id"
     RETURNING i."affiliateId", i."id", i."leaseToken", i."format", i."titles", i."headRow", i."mapping", i."lastRow"`,
    [leaseMs],
  )
  return rows[0] ?? null
}

export async function releaseImport(db: Queryable, lease: ImportLease): Promise<void> {
  await db.query(
    `UPDATE "LeadImport" SET "leaseToken" = NULL, "leaseUntil" = NULL
     WHERE "affiliateId" = $1 AND "id" = $2 AND "leaseToken" = $3`,
    [lease.affiliateId, lease.id, lease.leaseToken],
  )
}

/** The file cannot be read any more; what is imported stays. */
export function failImport({ pool, clock }: ImportContext, lease: ImportLease): Promise<void> {
  return inTransaction({ pool, clock }, async (tx) => {
    const failed = await tx.rows(
      'fail-import',
      `UPDATE "LeadImport" SET "status" = 'failed', "endedAt" = ${tx.clock.now}, "leaseToken" = NULL, "leaseUntil" = NULL
       WHERE "affiliateId" = $1 AND "id" = $2 AND "leaseToken" = $3 RETURNING 1`,
      [lease.affiliateId, lease.id, lease.leaseToken],
    )
    if (failed.length === 0) return
    forgetFile(tx, lease)
    announceChange(tx, [lease.affiliateId], ['imports', 'leads'])
  })
}
