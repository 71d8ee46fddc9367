import type { Queryable } from '../connection/queryable.ts'
import { LEAD_FACTS, type LeadFacts } from './lead-facts.ts'

export type LeadDetailFacts = LeadFacts & {
  readonly notes: string
  readonly updatedAt: Date
  readonly unsubscribedAt: Date | null
  readonly suppressedAt: Date | null
  readonly emailChangedAt: Date | null
  readonly erasedAt: Date | null
  readonly runCount: number
  readonly failedJobs: number
}

/** A lead of the affiliate with all that its page says; null when there is none by that id. */
export async function readLead(
  db: Queryable,
  input: { readonly affiliateId: string; readonly leadId: string },
): Promise<LeadDetailFacts | null> {
  const { rows } = await db.query<LeadDetailFacts>(
    `SELECT ${LEAD_FACTS}, l."notes", l."updatedAt", l."unsubscribedAt", l."suppressedAt", l."emailChangedAt",
       l."erasedAt", r."runCount", r."failedJobs"
     FROM "AffiliateLead" l
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS "runCount", coalesce(sum((SELECT count(*) FROM "AffiliateAutomationJob" j
           WHERE j."affiliateId" = t."affiliateId" AND j."runId" = t."id" AND j."status" = 'failed')), 0)::int
           AS "failedJobs"
       FROM "AffiliateAutomationLog" t WHERE t."affiliateId" = l."affiliateId" AND t."leadId" = l."id") r
     WHERE l."affiliateId" = $1 AND l."id" = $2`,
    [input.affiliateId, input.leadId],
  )
  return rows[0] ?? null
}
