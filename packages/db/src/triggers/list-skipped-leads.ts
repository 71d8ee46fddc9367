import type { SkipReason } from '@booster/engine/domain/trigger/skip-reason'
import type { Queryable } from '../connection/queryable.ts'

export type SkippedLeadFacts = {
  readonly portion: number
  /** Place within the portion, from 1. */
  readonly place: number
  readonly leadId: string
  /** Null: the affiliate has no such lead. */
  readonly leadName: string | null
  readonly automationId: string | null
  readonly reason: SkipReason
}

/** Who was skipped by a bulk trigger and why, in the order in which it went through them, after a given place. */
export async function listSkippedLeads(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly bulkTriggerId: string
    readonly after: { readonly portion: number; readonly place: number }
    readonly limit: number
    readonly reason?: SkipReason | undefined
  },
): Promise<SkippedLeadFacts[]> {
  const { rows } = await db.query<SkippedLeadFacts>(
    `SELECT page.*, l."name" AS "leadName" FROM (
       SELECT p."portion", s."place"::int AS "place", s."leadId", s."automationId", s."reason"::text AS "reason"
       FROM "BulkTriggerPortion" p
       CROSS JOIN LATERAL unnest(p."skippedLeadIds", p."skippedAutomationIds", p."skippedReasons")
         WITH ORDINALITY AS s("leadId", "automationId", "reason", "place")
       WHERE p."affiliateId" = $1 AND p."bulkTriggerId" = $2 AND p."portion" >= $3
         AND (p."portion" > $3 OR s."place" > $4) AND ($5::text IS NULL OR s."reason"::text = $5)
       ORDER BY p."portion", s."place" LIMIT $6) page
     LEFT JOIN "AffiliateLead" l ON l."affiliateId" = $1 AND l."id" = page."leadId"
     ORDER BY page."portion", page."place"`,
    [
      input.affiliateId,
      input.bulkTriggerId,
      input.after.portion,
      input.after.place,
      input.reason ?? null,
      input.limit,
    ],
  )
  return rows
}
