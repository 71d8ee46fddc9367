import type { LeadImportStore } from '@booster/services/imports/ports'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

type Input<Name extends keyof LeadImportStore> = Parameters<LeadImportStore[Name]>[0]

export async function createImport(
  { pool, clock }: { readonly pool: Queryable; readonly clock: SqlClock },
  { affiliateId, fileName }: Input<'create'>,
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "LeadImport" ("affiliateId", "fileName", "createdAt") VALUES ($1, $2, ${clock.now}) RETURNING "id"`,
    [affiliateId, fileName],
  )
  if (rows[0] === undefined) throw new Error('the import was not inserted')
  return rows[0].id
}

export async function addImportChunk(
  db: Queryable,
  { affiliateId, id, seq, bytes }: Input<'addChunk'>,
): Promise<void> {
  await db.query(
    `INSERT INTO "LeadImportChunk" ("affiliateId", "importId", "seq", "bytes") VALUES ($1, $2, $3, $4)`,
    [affiliateId, id, seq, bytes],
  )
}

/** Removes what was uploaded, unless it has been started. */
export async function dropImport(db: Queryable, { affiliateId, id }: Input<'drop'>): Promise<void> {
  await db.query(
    `DELETE FROM "LeadImport" WHERE "affiliateId" = $1 AND "id" = $2 AND "status" IN ('uploading', 'ready')`,
    [affiliateId, id],
  )
}
