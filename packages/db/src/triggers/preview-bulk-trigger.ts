import type { TriggerType } from '@booster/engine/domain/automation'
import type { SkipReason } from '@booster/engine/domain/trigger/skip-reason'
import type { LeadSelection } from '@booster/services/triggers/ports'
import type { Queryable } from '../connection/queryable.ts'
import { LEAD_BLOCKED } from '../leads/lead-facts.ts'
import { selectedLeads } from './selected-leads.ts'

export type BulkTriggerPreviewFacts = {
  readonly leads: number
  readonly outcomes: readonly {
    /** Null: enters. */
    readonly reason: SkipReason | null
    /** Runs that would start, or skips. */
    readonly count: number
    readonly jobs: number
  }[]
}

/** What a bulk trigger would do, counted; by the same rules as the trigger itself. */
export async function previewBulkTrigger(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly leads: LeadSelection
    readonly triggerType: TriggerType
    readonly automationId?: string | undefined
    readonly triggerKey?: string | undefined
  },
): Promise<BulkTriggerPreviewFacts> {
  const values: unknown[] = [
    input.affiliateId,
    input.triggerType,
    input.automationId ?? null,
    input.triggerKey ?? null,
  ]
  const { rows } = await db.query<{ reason: SkipReason | null; count: number; jobs: number; leads: number }>(
    `WITH selected AS MATERIALIZED (${selectedLeads(input.leads, values)}),
     started AS MATERIALIZED (
       SELECT a."id", row_number() OVER (ORDER BY a."id") AS "place",
         CASE WHEN a."reentry" = 'keyed' THEN coalesce($4::text, '') ELSE '' END AS "key",
         (SELECT count(*)::int FROM "AffiliateAutomationStep" s
          WHERE s."affiliateId" = a."affiliateId" AND s."automationId" = a."id" AND s."archivedAt" IS NULL) AS "steps"
       FROM "AffiliateAutomation" a
       WHERE a."affiliateId" = $1 AND a."triggerType" = $2::text::"TriggerType" AND a."status" = 'active'
         AND ($3::uuid IS NULL OR a."id" = $3)),
     pairs AS (
       SELECT coalesce(t."place", 1) AS "place", coalesce(t."steps", 0) AS "steps",
         CASE WHEN l."id" IS NULL THEN 'UNKNOWN_LEAD' WHEN t."id" IS NULL THEN 'NO_AUTOMATION' ELSE ${LEAD_BLOCKED} END
           AS "ofLead",
         CASE WHEN t."steps" = 0 THEN 'NO_STEPS' WHEN EXISTS (
           SELECT 1 FROM "AffiliateAutomationLog" r
           WHERE r."affiliateId" = $1 AND r."automationId" = t."id" AND r."leadId" = l."id" AND r."leftAt" IS NOT NULL)
           THEN 'LEFT_SEQUENCE' WHEN EXISTS (
           SELECT 1 FROM "AffiliateAutomationLog" r
           WHERE r."affiliateId" = $1 AND r."automationId" = t."id" AND r."leadId" = l."id" AND r."triggerKey" = t."key")
           THEN 'ALREADY_ENROLLED' END AS "ofAutomation"
       FROM selected
       LEFT JOIN "AffiliateLead" l ON l."affiliateId" = $1 AND l."id" = selected."id"
       LEFT JOIN started t ON true)
     SELECT coalesce("ofLead", "ofAutomation") AS "reason", count(*)::int AS "count",
       sum("steps")::int AS "jobs", (SELECT count(*)::int FROM selected) AS "leads"
     FROM pairs
     -- What is about the lead itself is counted once, whatever automations there are.
     WHERE "ofLead" IS NULL OR "place" = 1
     GROUP BY 1`,
    values,
  )
  return {
    leads: rows[0]?.leads ?? 0,
    outcomes: rows.map(({ reason, count, jobs }) => ({ reason, count, jobs })),
  }
}
