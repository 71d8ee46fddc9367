import type { Queryable } from '../connection/queryable.ts'

/** Whether any lead of the affiliate ever entered an automation. */
export async function hasRuns(db: Queryable, input: { readonly affiliateId: string }): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1) AS "found"`,
    [input.affiliateId],
  )
  return rows[0]?.found ?? false
}
