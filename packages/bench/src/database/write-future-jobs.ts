import { writeLoadBase } from '@booster/demo/write-load-base'
import type pg from 'pg'

/** Affiliates with one run each, whose only job is due tomorrow. Written at once: by triggers it would take minutes. */
export async function writeFutureJobs(pool: pg.Pool, affiliates: number): Promise<void> {
  const base = { automations: 1, steps: 1, spreadHours: 0, leadsPerAffiliate: 1, credits: 10 }
  await writeLoadBase(pool, { affiliates, ...base })
  await pool.query(`
    INSERT INTO "AffiliateAutomationLog" ("affiliateId", "automationId", "leadId", "triggerType", "totalSteps")
    SELECT a."affiliateId", a."id", l."id", 'AFTER_OPTIN', 1
    FROM "AffiliateAutomation" a JOIN "AffiliateLead" l ON l."affiliateId" = a."affiliateId";
    INSERT INTO "AffiliateAutomationJob" ("affiliateId", "automationId", "stepId", "leadId", "runId", "stepOrder", "scheduledAt")
    SELECT r."affiliateId", r."automationId", s."id", r."leadId", r."id", 1, now() + interval '24 hours'
    FROM "AffiliateAutomationLog" r
    JOIN "AffiliateAutomationStep" s ON s."affiliateId" = r."affiliateId" AND s."automationId" = r."automationId";
    INSERT INTO "AffiliateDue" ("affiliateId", "nextDueAt")
    SELECT "affiliateId", "scheduledAt" FROM "AffiliateAutomationJob";
    UPDATE "AffiliateAutomationStep" SET "openCount" = 1;
    UPDATE "AutomationCounter" SET "total" = 1, "runsActive" = 1;`)
}
