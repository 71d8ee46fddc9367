import type { Queryable } from '../connection/queryable.ts'

/** An affiliate with more tags than this sees the first ones by name. */
const TAGS_AT_MOST = 500
/** Leads of a tag are counted up to here. */
const COUNTED_AT_MOST = 1_001

/** The tags an affiliate uses, by name: found by jumping through the index from tag to tag. */
export async function listLeadTags(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<{ readonly tag: string; readonly leads: number }[]> {
  const { rows } = await db.query<{ tag: string; leads: number }>(
    `WITH RECURSIVE tags AS (
       (SELECT t."tag" FROM "LeadTag" t WHERE t."affiliateId" = $1 ORDER BY t."tag" LIMIT 1)
       UNION ALL
       SELECT (SELECT t."tag" FROM "LeadTag" t WHERE t."affiliateId" = $1 AND t."tag" > tags."tag" ORDER BY t."tag" LIMIT 1)
       FROM tags WHERE tags."tag" IS NOT NULL)
     SELECT tags."tag", (SELECT count(*)::int FROM (
         SELECT FROM "LeadTag" t WHERE t."affiliateId" = $1 AND t."tag" = tags."tag" LIMIT ${COUNTED_AT_MOST}) n) AS "leads"
     FROM tags WHERE tags."tag" IS NOT NULL LIMIT ${TAGS_AT_MOST}`,
    [input.affiliateId],
  )
  return rows
}
