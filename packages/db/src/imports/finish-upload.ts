import type { LeadImportStore } from '@booster/services/imports/ports'
import type { Queryable } from '../connection/queryable.ts'

/**
 * The file is there as a whole and can be read. The columns of the affiliate's last file with the same titles are
 * offered again, and what was to be done with known addresses; not the consent, which is about other people.
 */
export async function finishUpload(
  { pool }: { readonly pool: Queryable },
  { affiliateId, id, sizeBytes, file }: Parameters<LeadImportStore['finishUpload']>[0],
): Promise<void> {
  await pool.query(
    `UPDATE "LeadImport" i SET "status" = 'ready', "sizeBytes" = $3, "format" = $4::jsonb, "headRow" = $5, "titles" = $6::text[],
       "samples" = $7::jsonb, "mapping" = coalesce(same."mapping", $8::jsonb), "totalRows" = $9, "lastRow" = $5,
       "onKnown" = coalesce(last."onKnown", 'skip')
     FROM (VALUES (1)) one
     LEFT JOIN LATERAL (
       SELECT e."mapping" FROM "LeadImport" e
       WHERE e."affiliateId" = $1 AND e."startedAt" IS NOT NULL AND e."titles" = $6::text[] AND (e."headRow" > 0) = ($5::int > 0)
       ORDER BY e."createdAt" DESC LIMIT 1) same ON true
     LEFT JOIN LATERAL (
       SELECT e."onKnown" FROM "LeadImport" e
       WHERE e."affiliateId" = $1 AND e."startedAt" IS NOT NULL
       ORDER BY e."createdAt" DESC LIMIT 1) last ON true
     WHERE i."affiliateId" = $1 AND i."id" = $2 AND i."status" = 'uploading'`,
    [
      affiliateId,
      id,
      sizeBytes,
      JSON.stringify(file.format),
      file.headRow,
      file.titles,
      JSON.stringify(file.samples),
      JSON.stringify(file.guess),
      file.rows,
    ],
  )
}
