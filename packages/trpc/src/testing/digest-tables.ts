import type { Queryable } from '@booster/db/connection/queryable'

/**
 * One fingerprint per table, of all its rows or of one affiliate's. Two equal digests mean that nothing was
 * changed in between.
 */
export async function digestTables(
  db: Queryable,
  affiliateId: string | null = null,
): Promise<Record<string, string>> {
  const { rows } = await db.query<{ name: string; own: boolean }>(
    `SELECT t."table_name" AS "name", EXISTS (
       SELECT 1 FROM information_schema.columns c WHERE c."table_schema" = 'public'
         AND c."table_name" = t."table_name" AND c."column_name" = 'affiliateId') AS "own"
     FROM information_schema.tables t
     WHERE t."table_schema" = 'public' AND t."table_type" = 'BASE TABLE' AND t."table_name" NOT LIKE '\\_%'
     ORDER BY 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name, own } of rows) {
    if (affiliateId !== null && !own) continue
    // A hint about the next due time. An operation that finds nothing to do may refresh it too, so it is left out.
    if (affiliateId === null && name === 'AffiliateDue') continue
    const where = affiliateId === null ? '' : `WHERE r."affiliateId" = '${affiliateId}'`
    const { rows: found } = await db.query<{ digest: string }>(
      `SELECT count(*) || ':' || coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') AS "digest"
       FROM "${name}" r ${where}`,
    )
    digests[name] = found[0]?.digest ?? ''
  }
  return digests
}
