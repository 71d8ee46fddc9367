import type { BadRow } from '@booster/services/imports/reading/read-lead'
import type { Queryable } from '../connection/queryable.ts'

/** The rows that an import refused, in the order of the file, after a given one. */
export async function listBadRows(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly importId: string
    readonly afterRow: number
    readonly limit: number
  },
): Promise<BadRow[]> {
  const { rows } = await db.query<BadRow>(
    `SELECT "row", "column", "reason", "detail", "cells" FROM "LeadImportBadRow"
     WHERE "affiliateId" = $1 AND "importId" = $2 AND "row" > $3 ORDER BY "row" LIMIT $4`,
    [input.affiliateId, input.importId, input.afterRow, input.limit],
  )
  return rows
}
