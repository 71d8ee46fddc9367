import type { Queryable } from '../connection/queryable.ts'

export type FirstStepsFacts = {
  /** Somebody may enter: a lead is there, or an open form waits for one. */
  readonly hasWayIn: boolean
  /** A lead ever entered an automation. */
  readonly hasRun: boolean
}

/** How far an affiliate has come at the beginning; each is found with the first row. */
export async function readFirstSteps(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<FirstStepsFacts> {
  const { rows } = await db.query<FirstStepsFacts>(
    `SELECT EXISTS (SELECT 1 FROM "AffiliateLead" WHERE "affiliateId" = $1)
         OR EXISTS (SELECT 1 FROM "OptinForm" WHERE "affiliateId" = $1 AND "active") AS "hasWayIn",
       EXISTS (SELECT 1 FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1) AS "hasRun"`,
    [input.affiliateId],
  )
  return rows[0] ?? { hasWayIn: false, hasRun: false }
}
