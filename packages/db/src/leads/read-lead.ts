import type { Queryable } from '../connection/queryable.ts'
import { LEAD_FACTS, type LeadFacts } from './lead-facts.ts'

export type LeadDetailFacts = LeadFacts & {
  readonly notes: string
  readonly updatedAt: Date
  /** Of its mails; null: nobody knows. */
  readonly language: string | null
  readonly unsubscribedAt: Date | null
  /** Until when the lead lets its mails wait; null: it does not. May be past. */
  readonly snoozedUntil: Date | null
  readonly suppressedAt: Date | null
  readonly emailChangedAt: Date | null
  readonly erasedAt: Date | null
  readonly runCount: number
  readonly failedJobs: number
  /** Sequences that it left by the link of a mail, the latest first; `at` is ISO 8601. */
  readonly left: readonly { readonly automationId: string; readonly name: string; readonly at: string }[]
}

/** A lead of the affiliate with all that its page says; null when there is none by that id. */
export async function readLead(
  db: Queryable,
  input: { readonly affiliateId: string; readonly leadId: string },
): Promise<LeadDetailFacts | null> {
  const { rows } = await db.query<LeadDetailFacts>(
    `SELECT ${LEAD_FACTS}, l."notes", l."language", l."updatedAt", l."unsubscribedAt", l."snoozedUntil", l."suppressedAt", l."emailChangedAt",
       l."erasedAt", r."runCount", r."failedJobs", o."left"
     FROM "AffiliateLead" l
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS "runCount", coalesce(sum((SELECT count(*) FROM "AffiliateAutomationJob" j
           WHERE j."affiliateId" = t."affiliateId" AND j."runId" = t."id" AND j."status" = 'failed')), 0)::int
           AS "failedJobs"
       FROM "AffiliateAutomationLog" t WHERE t."affiliateId" = l."affiliateId" AND t."leadId" = l."id") r
     CROSS JOIN LATERAL (
       SELECT coalesce(jsonb_agg(jsonb_build_object('automationId', a."id", 'name', a."name", 'at', t."at")
         ORDER BY t."at" DESC, a."id"), '[]') AS "left"
       FROM (SELECT r."automationId", max(r."leftAt") AS "at" FROM "AffiliateAutomationLog" r
             WHERE r."affiliateId" = l."affiliateId" AND r."leadId" = l."id" AND r."leftAt" IS NOT NULL GROUP BY 1) t
       JOIN "AffiliateAutomation" a ON a."affiliateId" = l."affiliateId" AND a."id" = t."automationId") o
     WHERE l."affiliateId" = $1 AND l."id" = $2`,
    [input.affiliateId, input.leadId],
  )
  return rows[0] ?? null
}
