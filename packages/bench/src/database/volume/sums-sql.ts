import { sumDaysSql } from '@booster/db/automations/sum-days-sql'

/** What is available of the credit in the end: less than what waits, so that every forecast has to walk. */
const LEFT_CREDITS = 20_000

/** SQL: the ledger that these mails leave behind: a top-up, a charge for each, a correction. */
const LEDGER = `
  WITH facts AS (
    SELECT count(*) FILTER (WHERE "status" = 'completed')::int AS sent, count(*) FILTER (WHERE "creditReserved")::int AS reserved
    FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1),
  credit AS (
    UPDATE "AffiliateCredit" c SET "balance" = f.reserved + ${LEFT_CREDITS}, "reserved" = f.reserved,
      "totalToppedUp" = f.sent + f.reserved + ${LEFT_CREDITS} + 5, "totalUsed" = f.sent, "ledgerSeq" = f.sent + 2
    FROM facts f WHERE c."affiliateId" = $1),
  top AS (SELECT sent + reserved + ${LEFT_CREDITS} + 5 AS up, sent FROM facts)
  INSERT INTO "AffiliateCreditTransaction" ("affiliateId", "seq", "type", "amount", "balanceBefore", "balanceAfter", "jobId",
    "description", "reference", "createdAt")
  SELECT $1::uuid, 1, 'topup'::"LedgerType", up, 0, up, NULL::uuid, 'Bench', 'bench', now() - interval '180 days' FROM top
  UNION ALL
  SELECT $1::uuid, 1 + d.place, 'deduct', -1, up - d.place + 1, up - d.place, d."id", 'Automation email', NULL, d."executedAt"
  FROM top CROSS JOIN (
    SELECT "id", "executedAt", (row_number() OVER (ORDER BY "executedAt", "id"))::int AS place
    FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "status" = 'completed') d
  UNION ALL
  SELECT $1::uuid, sent + 2, 'adjustment', -5, up - sent, up - sent - 5, NULL, 'Bench', 'bench-2', now() FROM top`

/** SQL: every sum that the product keeps beside the rows. */
export const ADD_SUMS = [
  LEDGER,
  `UPDATE "AffiliateAutomationStep" s SET "sentCount" = j.sent, "lastSentAt" = j.at
   FROM (SELECT "stepId", count(*)::int AS sent, max("executedAt") AS at FROM "AffiliateAutomationJob"
     WHERE "affiliateId" = $1 AND "status" = 'completed' GROUP BY 1) j
   WHERE s."affiliateId" = $1 AND s."id" = j."stepId"`,
  `UPDATE "AutomationCounter" c SET "total" = j.total, "held" = j.held, "unconfirmed" = j.unconfirmed, "failed" = j.failed,
     "cancelled" = j.cancelled
   FROM (SELECT "automationId", count(*)::int AS total, count(*) FILTER (WHERE "status" = 'held')::int AS held,
       count(*) FILTER (WHERE "status" = 'unconfirmed')::int AS unconfirmed, count(*) FILTER (WHERE "status" = 'failed')::int AS failed,
       count(*) FILTER (WHERE "status" = 'cancelled')::int AS cancelled
     FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 GROUP BY 1) j
   WHERE c."affiliateId" = $1 AND c."automationId" = j."automationId"`,
  `UPDATE "AutomationCounter" c SET "runsActive" = r.active, "runsPaused" = r.paused, "runsCompleted" = r.completed,
     "runsFailed" = r.failed, "runsCancelled" = r.cancelled
   FROM (SELECT "automationId", count(*) FILTER (WHERE "status" = 'active')::int AS active,
       count(*) FILTER (WHERE "status" = 'paused')::int AS paused, count(*) FILTER (WHERE "status" = 'completed')::int AS completed,
       count(*) FILTER (WHERE "status" = 'failed')::int AS failed, count(*) FILTER (WHERE "status" = 'cancelled')::int AS cancelled
     FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 GROUP BY 1) r
   WHERE c."affiliateId" = $1 AND c."automationId" = r."automationId"`,
  ...sumDaysSql('j."affiliateId" = $1'),
  `INSERT INTO "AffiliateDue" ("affiliateId", "nextDueAt")
   SELECT $1::uuid, min("scheduledAt") FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "restStatus" IS NULL
   ON CONFLICT ("affiliateId") DO UPDATE SET "nextDueAt" = excluded."nextDueAt"`,
]
