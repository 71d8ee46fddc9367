import type { Queryable } from '../connection/queryable.ts'

/** How many automations the affiliate has, archived ones left out, and how many of them are active. */
export async function countAutomations(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<{ readonly total: number; readonly active: number }> {
  const { rows } = await db.query<{ total: number; active: number }>(
    `SELECT count(*)::int AS "total", (count(*) FILTER (WHERE "status" = 'active'))::int AS "active"
     FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "status" <> 'archived'`,
    [input.affiliateId],
  )
  return rows[0] ?? { total: 0, active: 0 }
}
