import type pg from 'pg'

// What the store leaves to the columns' defaults stands at the moment of the seeding; here it moves to the story's
// time. Only "created" and "changed" times of rows that the engine wrote by its own clock.
const STATEMENTS = [
  `UPDATE "AffiliateAutomation" SET "createdAt" = "activatedAt", "updatedAt" = coalesce("pausedAt", "activatedAt")`,
  `UPDATE "AffiliateAutomationStep" s SET "createdAt" = a."createdAt", "updatedAt" = a."createdAt"
   FROM "AffiliateAutomation" a WHERE a."id" = s."automationId"`,
  `UPDATE "AffiliateLead" l SET "createdAt" = c."at" FROM "LeadConsent" c
   WHERE c."affiliateId" = l."affiliateId" AND c."leadId" = l."id"`,
  `UPDATE "AffiliateLead" SET "updatedAt" = greatest("createdAt", "unsubscribedAt", "suppressedAt")`,
  `UPDATE "Suppression" s SET "at" = l."suppressedAt" FROM "AffiliateLead" l
   WHERE l."affiliateId" = s."affiliateId" AND l."suppressedAt" IS NOT NULL`,
  `UPDATE "AffiliateAutomationJob" j SET "createdAt" = r."startedAt", "updatedAt" = greatest(r."startedAt",
     j."executedAt", j."failedAt", j."cancelledAt", j."unconfirmedAt",
     CASE WHEN j."status" = 'held' THEN j."scheduledAt" END)
   FROM "AffiliateAutomationLog" r
   WHERE r."affiliateId" = j."affiliateId" AND r."id" = j."runId"`,
  `UPDATE "AffiliateAutomationJob" j SET "updatedAt" = a."at"
   FROM (SELECT "affiliateId", "jobId", max("at") AS "at" FROM "AutomationAttempt" GROUP BY 1, 2) a
   WHERE a."affiliateId" = j."affiliateId" AND a."jobId" = j."id" AND a."at" > j."updatedAt"`,
  `UPDATE "AffiliateCredit" c SET "updatedAt" = t."at"
   FROM (SELECT "affiliateId", max("createdAt") AS "at" FROM "AffiliateCreditTransaction" GROUP BY 1) t
   WHERE t."affiliateId" = c."affiliateId"`,
  `UPDATE "WebhookEvent" w SET "receivedAt" = d."at", "matchedAt" = d."at"
   FROM "DeliveryEvent" d WHERE d."digest" = w."digest" AND w."kind" = 'complained'`,
] as const

export async function backdateRows(client: pg.PoolClient): Promise<void> {
  for (const text of STATEMENTS) await client.query(text)
}
