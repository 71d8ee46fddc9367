import type { EntryBlock } from '@booster/engine/domain/lead'
import type { Queryable } from '../connection/queryable.ts'
import { LEAD_BLOCKED } from '../leads/lead-facts.ts'

/** One lead beside one active automation; automation fields are null when the trigger starts none. */
export type TriggerPairFacts = {
  readonly leadId: string
  /** Null: the affiliate has no such lead. */
  readonly leadName: string | null
  readonly automationId: string | null
  readonly automationName: string | null
  /** Present steps of the automation. */
  readonly steps: number
  readonly blocked: EntryBlock | null
  readonly alreadyEnrolled: boolean
  /** It has left the sequence itself. */
  readonly hasLeft: boolean
}

/** What a trigger would meet: every asked lead beside every automation it would start. */
export async function previewTrigger(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly leadIds: readonly string[]
    readonly triggerType: string
    readonly automationId?: string | undefined
    readonly triggerKey?: string | undefined
  },
): Promise<TriggerPairFacts[]> {
  const { rows } = await db.query<TriggerPairFacts>(
    `WITH asked AS (SELECT DISTINCT u."id" FROM unnest($2::uuid[]) AS u("id")),
     started AS (
       SELECT a."id", a."name", a."reentry", (SELECT count(*)::int FROM "AffiliateAutomationStep" s
         WHERE s."affiliateId" = a."affiliateId" AND s."automationId" = a."id" AND s."archivedAt" IS NULL) AS "steps"
       FROM "AffiliateAutomation" a
       WHERE a."affiliateId" = $1 AND a."triggerType" = $3::text::"TriggerType" AND a."status" = 'active'
         AND ($4::uuid IS NULL OR a."id" = $4))
     SELECT asked."id" AS "leadId", l."name" AS "leadName", t."id" AS "automationId", t."name" AS "automationName",
       coalesce(t."steps", 0) AS "steps",
       CASE WHEN l."id" IS NOT NULL THEN ${LEAD_BLOCKED} END AS "blocked",
       EXISTS (SELECT 1 FROM "AffiliateAutomationLog" r
         WHERE r."affiliateId" = $1 AND r."automationId" = t."id" AND r."leadId" = l."id"
           AND r."triggerKey" = CASE WHEN t."reentry" = 'keyed' THEN coalesce($5::text, '') ELSE '' END) AS "alreadyEnrolled",
         EXISTS (SELECT 1 FROM "AffiliateAutomationLog" r
           WHERE r."affiliateId" = $1 AND r."automationId" = t."id" AND r."leadId" = l."id" AND r."leftAt" IS NOT NULL)
           AS "hasLeft"
     FROM asked
     LEFT JOIN "AffiliateLead" l ON l."affiliateId" = $1 AND l."id" = asked."id"
     LEFT JOIN started t ON true
     ORDER BY l."name", asked."id", t."name"`,
    [
      input.affiliateId,
      [...input.leadIds],
      input.triggerType,
      input.automationId ?? null,
      input.triggerKey ?? null,
    ],
  )
  return rows
}
