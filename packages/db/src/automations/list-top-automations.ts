import type { Queryable } from '../connection/queryable.ts'

export type TopAutomationFacts = {
  readonly id: string
  readonly name: string
  readonly triggerType: string
  readonly totalJobs: number
  readonly completedJobs: number
}

/** The automations with the most jobs, from counters. */
export async function listTopAutomations(
  db: Queryable,
  input: { readonly affiliateId: string; readonly limit: number },
): Promise<TopAutomationFacts[]> {
  const { rows } = await db.query<TopAutomationFacts>(
    `SELECT a."id", a."name", a."triggerType"::text AS "triggerType", n."total" AS "totalJobs",
       (SELECT coalesce(sum(s."sentCount"), 0)::int FROM "AffiliateAutomationStep" s
        WHERE s."affiliateId" = a."affiliateId" AND s."automationId" = a."id") AS "completedJobs"
     FROM "AffiliateAutomation" a
     JOIN "AutomationCounter" n ON n."affiliateId" = a."affiliateId" AND n."automationId" = a."id"
     WHERE a."affiliateId" = $1 AND n."total" > 0
     ORDER BY n."total" DESC, a."id" LIMIT $2`,
    [input.affiliateId, input.limit],
  )
  return rows
}
