import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkInvariants } from '../invariants/run-invariants.ts'
import { applyMigrationsBefore } from '../testing/apply-before.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { applyMigrations } from './migrate.ts'

const MIGRATION = '20261120110000_run_counters'

let database: TestDatabase
let client: pg.Client

beforeEach(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
})

afterEach(async () => {
  await client.end()
  await database.drop()
})

it('counts the runs that are there already, and gives every automation its counters', async () => {
  await applyMigrationsBefore({ url: database.url, migration: MIGRATION })
  await client.query(DATA)
  await applyMigrations({ url: database.url, mode: 'apply' })

  const { rows } = await client.query(
    `SELECT a."name", c."total", c."runsActive", c."runsPaused", c."runsCompleted", c."runsFailed", c."runsCancelled",
       (SELECT max(s."lastSentAt") FROM "AffiliateAutomationStep" s WHERE s."automationId" = a."id")::text AS "lastSentAt"
     FROM "AffiliateAutomation" a LEFT JOIN "AutomationCounter" c ON c."automationId" = a."id" ORDER BY a."name"`,
  )
  const none = { runsActive: 0, runsPaused: 0, runsCompleted: 0, runsFailed: 0, runsCancelled: 0 }
  expect(rows).toEqual([
    {
      ...{ name: 'busy', total: 2, runsActive: 0, runsPaused: 0, runsCompleted: 2, runsFailed: 0 },
      ...{ runsCancelled: 0, lastSentAt: '2026-03-02 10:00:00+00' },
    },
    { name: 'new', total: 0, ...none, lastSentAt: null },
    {
      ...{ name: 'states', total: 5, runsActive: 1, runsPaused: 1, runsCompleted: 0, runsFailed: 1 },
      ...{ runsCancelled: 2, lastSentAt: null },
    },
  ])
  const results = await checkInvariants(client, { clock: 'now()' })
  const broken = results.filter((result) => result.rows.length > 0).map((result) => result.name)
  expect(broken).not.toContain('counters-are-facts')
  expect(broken).not.toContain('run-is-its-jobs')
})

/** Automations with two completed runs, with one or two of every other state, and with none. */
const DATA = `
  INSERT INTO "User" ("name", "email") VALUES ('Siti', 'siti@affiliate.test');
  INSERT INTO "AffiliateProfile" ("userId", "displayName") SELECT "id", 'Siti' FROM "User";
  INSERT INTO "AffiliateLead" ("affiliateId", "name", "email")
    SELECT p."id", 'Lead', n || '@lead.test' FROM "AffiliateProfile" p, generate_series(1, 5) n;
  INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "status")
    SELECT p."id", a, 'AFTER_OPTIN', 'active' FROM "AffiliateProfile" p, unnest(ARRAY['busy', 'states', 'new']) a;
  INSERT INTO "AffiliateAutomationStep" ("affiliateId", "automationId", "stepOrder", "delayHours", "emailSubject", "emailBody", "sentCount")
    SELECT a."affiliateId", a."id", 1, 0, 's', 'b', CASE WHEN a."name" = 'busy' THEN 2 ELSE 0 END
    FROM "AffiliateAutomation" a WHERE a."name" <> 'new';
  WITH plan (automation, lead, status) AS (VALUES
    ('busy', 1, 'completed'), ('busy', 2, 'completed'),
    ('states', 1, 'active'), ('states', 2, 'paused'), ('states', 3, 'failed'), ('states', 4, 'cancelled'), ('states', 5, 'cancelled'))
  INSERT INTO "AffiliateAutomationLog" ("affiliateId", "automationId", "leadId", "triggerType", "status", "totalSteps",
    "completedSteps", "failedSteps", "cancelledSteps", "pausedAt", "cancelledAt")
  SELECT a."affiliateId", a."id", l."id", 'AFTER_OPTIN', p.status::"RunStatus", 1, (p.status = 'completed')::int,
    (p.status = 'failed')::int, (p.status = 'cancelled')::int, CASE p.status WHEN 'paused' THEN now() END,
    CASE p.status WHEN 'cancelled' THEN now() END
  FROM plan p JOIN "AffiliateAutomation" a ON a."name" = p.automation
  JOIN "AffiliateLead" l ON l."affiliateId" = a."affiliateId" AND l."email" = p.lead || '@lead.test';
  INSERT INTO "AffiliateAutomationJob" ("affiliateId", "automationId", "stepId", "leadId", "runId", "stepOrder", "scheduledAt",
    "status", "executedAt", "failedAt", "cancelledAt", "errorCode", "creditDeducted", "emailSent")
  SELECT r."affiliateId", r."automationId", s."id", r."leadId", r."id", 1, now(),
    CASE WHEN r."status" IN ('active', 'paused') THEN 'pending' ELSE r."status"::text END::"JobStatus",
    CASE r."status" WHEN 'completed' THEN CASE l."email" WHEN '1@lead.test' THEN '2026-03-02T10:00:00Z' ELSE '2026-03-01T10:00:00Z' END::timestamptz END,
    CASE r."status" WHEN 'failed' THEN now() END, r."cancelledAt", CASE r."status" WHEN 'failed' THEN 'X' END,
    r."status" = 'completed', r."status" = 'completed'
  FROM "AffiliateAutomationLog" r JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"
  JOIN "AffiliateAutomationStep" s ON s."affiliateId" = r."affiliateId" AND s."automationId" = r."automationId";
  INSERT INTO "AutomationDay" ("affiliateId", "automationId", "day", "sent", "failed")
    SELECT "affiliateId", "automationId",
      (CASE "status" WHEN 'completed' THEN "executedAt" ELSE "failedAt" END AT TIME ZONE 'Asia/Jakarta')::date,
      count(*) FILTER (WHERE "status" = 'completed'), count(*) FILTER (WHERE "status" = 'failed')
    FROM "AffiliateAutomationJob" WHERE "status" IN ('completed', 'failed') GROUP BY 1, 2, 3;
  INSERT INTO "AutomationCounter" ("affiliateId", "automationId", "total", "failed", "cancelled")
    SELECT "affiliateId", "automationId", count(*), count(*) FILTER (WHERE "status" = 'failed'),
      count(*) FILTER (WHERE "status" = 'cancelled')
    FROM "AffiliateAutomationJob" GROUP BY 1, 2;`
