import type { Queryable } from '../connection/queryable.ts'

export type FirstStepsFacts = {
  readonly hasLead: boolean
  /** An open form waits for leads. */
  readonly hasOpenForm: boolean
  /** A lead ever entered an automation. */
  readonly hasRun: boolean
}

/** How far an affiliate has come at the beginning; each is found with the first row. */
export async function readFirstSteps(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<FirstStepsFacts> {
  const { rows } = await db.query<FirstStepsFacts>(
    `SELECT EXISTS (SELECT 1 FROM "AffiliateLead" WHERE "affiliateId" = $1) AS "hasLead",
       EXISTS (SELECT 1 FROM "OptinForm" WHERE "affiliateId" = $1 AND "active") AS "hasOpenForm",
       EXISTS (SELECT 1 FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1) AS "hasRun"`,
    [input.affiliateId],
  )
  return rows[0] ?? { hasLead: false, hasOpenForm: false, hasRun: false }
}
