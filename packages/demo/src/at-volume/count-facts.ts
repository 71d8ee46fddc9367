import { sumDaysSql } from '@booster/db/automations/sum-days-sql'
import type { Tx } from '@booster/db/connection/transaction'

/** Fills every counter of these affiliates: sent per step, jobs and runs per automation, jobs per day, next due. */
export async function countFacts(tx: Tx, affiliateIds: readonly string[]): Promise<void> {
  for (const [name, text] of STATEMENTS) await tx.rows(name, text, [affiliateIds])
}

const STATEMENTS = [
  [
    'count-facts-steps',
    `UPDATE "AffiliateAutomationStep" s SET "sentCount" = j.sent, "lastSentAt" = j.at
     FROM (SELECT "affiliateId", "stepId", count(*) AS sent, max("executedAt") AS at FROM "AffiliateAutomationJob"
           WHERE "affiliateId" = ANY ($1::uuid[]) AND "status" = 'completed' GROUP BY 1, 2) j
     WHERE s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"`,
  ],
  [
    'count-facts-automations',
    `INSERT INTO "AutomationCounter" ("affiliateId", "automationId", "total", "held", "unconfirmed", "failed", "cancelled")
     SELECT a."affiliateId", a."id", count(j."id"), count(*) FILTER (WHERE j."status" = 'held'),
       count(*) FILTER (WHERE j."status" = 'unconfirmed'), count(*) FILTER (WHERE j."status" = 'failed'),
       count(*) FILTER (WHERE j."status" = 'cancelled')
     FROM "AffiliateAutomation" a
     LEFT JOIN "AffiliateAutomationJob" j ON j."affiliateId" = a."affiliateId" AND j."automationId" = a."id"
     WHERE a."affiliateId" = ANY ($1::uuid[]) GROUP BY 1, 2`,
  ],
  [
    'count-facts-runs',
    `UPDATE "AutomationCounter" c SET "runsActive" = r.active, "runsPaused" = r.paused, "runsCompleted" = r.completed,
       "runsFailed" = r.failed, "runsCancelled" = r.cancelled
     FROM (SELECT "affiliateId", "automationId", count(*) FILTER (WHERE "status" = 'active') AS active,
             count(*) FILTER (WHERE "status" = 'paused') AS paused, count(*) FILTER (WHERE "status" = 'completed') AS completed,
             count(*) FILTER (WHERE "status" = 'failed') AS failed, count(*) FILTER (WHERE "status" = 'cancelled') AS cancelled
           FROM "AffiliateAutomationLog" WHERE "affiliateId" = ANY ($1::uuid[]) GROUP BY 1, 2) r
     WHERE c."affiliateId" = r."affiliateId" AND c."automationId" = r."automationId"`,
  ],
  ...sumDaysSql('j."affiliateId" = ANY ($1::uuid[])').map(
    (text, n) => [`count-facts-days-${n}`, text] as const,
  ),
  [
    'count-facts-due',
    `INSERT INTO "AffiliateDue" ("affiliateId", "nextDueAt")
     SELECT "affiliateId", min("scheduledAt") FROM "AffiliateAutomationJob"
     WHERE "affiliateId" = ANY ($1::uuid[]) AND "status" = 'pending' GROUP BY 1`,
  ],
] as const
