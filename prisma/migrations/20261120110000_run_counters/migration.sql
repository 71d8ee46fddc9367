BEGIN;

-- Runs by state are counted where jobs are: tabs never scan runs. Whoever changes the state of a run moves the
-- counter in the same transaction; the columns below are filled from the runs that are there already.
ALTER TABLE "AutomationCounter"
  ADD COLUMN "runsActive" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "runsPaused" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "runsCompleted" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "runsFailed" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "runsCancelled" INTEGER NOT NULL DEFAULT 0;

-- The state that the last write found: an UPDATE of many runs returns it, and so knows which counters move.
ALTER TABLE "AffiliateAutomationLog" ADD COLUMN "statusBefore" "RunStatus" NOT NULL DEFAULT 'active';

-- When an automation sent last: the newest of its steps, which are written with every batch anyway.
ALTER TABLE "AffiliateAutomationStep" ADD COLUMN "lastSentAt" TIMESTAMPTZ(3);

-- Every automation has its counter from its beginning on.
INSERT INTO "AutomationCounter" ("affiliateId", "automationId")
SELECT "affiliateId", "id" FROM "AffiliateAutomation" ON CONFLICT DO NOTHING;

UPDATE "AutomationCounter" c SET "runsActive" = r."active", "runsPaused" = r."paused",
  "runsCompleted" = r."completed", "runsFailed" = r."failed", "runsCancelled" = r."cancelled"
FROM (
  SELECT "affiliateId", "automationId",
    count(*) FILTER (WHERE "status" = 'active') AS "active", count(*) FILTER (WHERE "status" = 'paused') AS "paused",
    count(*) FILTER (WHERE "status" = 'completed') AS "completed", count(*) FILTER (WHERE "status" = 'failed') AS "failed",
    count(*) FILTER (WHERE "status" = 'cancelled') AS "cancelled"
  FROM "AffiliateAutomationLog" GROUP BY 1, 2) r
WHERE c."affiliateId" = r."affiliateId" AND c."automationId" = r."automationId";

UPDATE "AffiliateAutomationStep" s SET "lastSentAt" = j."at"
FROM (
  SELECT "affiliateId", "stepId", max("executedAt") AS "at" FROM "AffiliateAutomationJob"
  WHERE "status" = 'completed' GROUP BY 1, 2) j
WHERE s."affiliateId" = j."affiliateId" AND s."id" = j."stepId";

ALTER TABLE "AutomationCounter"
  ADD CONSTRAINT "run_counter_not_negative" CHECK (
    "runsActive" >= 0 AND "runsPaused" >= 0 AND "runsCompleted" >= 0 AND "runsFailed" >= 0 AND "runsCancelled" >= 0);

-- Lists of runs walk the automations, newest run first. None of these columns changes while a run goes its way, so
-- that moving it on touches no index; the partial ones hold the few runs that were stopped or failed.
DROP INDEX "AffiliateAutomationLog_affiliateId_startedAt_id_idx";
CREATE INDEX "AffiliateAutomationLog_by_automation"
  ON "AffiliateAutomationLog" ("affiliateId", "automationId", "startedAt" DESC, "id");
CREATE INDEX "AffiliateAutomationLog_failed"
  ON "AffiliateAutomationLog" ("affiliateId", "automationId", "startedAt" DESC, "id") WHERE "failedSteps" > 0;
CREATE INDEX "AffiliateAutomationLog_cancelled"
  ON "AffiliateAutomationLog" ("affiliateId", "automationId", "startedAt" DESC, "id") WHERE "cancelledAt" IS NOT NULL;
CREATE INDEX "AffiliateAutomationLog_paused"
  ON "AffiliateAutomationLog" ("affiliateId", "automationId", "startedAt" DESC, "id") WHERE "pausedAt" IS NOT NULL;

-- What is no deduction: a few top-ups among a million mails. No deduction is ever written here.
CREATE INDEX "AffiliateCreditTransaction_not_deducts"
  ON "AffiliateCreditTransaction" ("affiliateId", "seq") WHERE "type" <> 'deduct';

-- The admin's overview looks at the day's trouble, not at all there ever was.
CREATE INDEX "AutomationAttempt_at_idx" ON "AutomationAttempt" ("at" DESC);

-- A batch ends many runs of one page at once: with room for all of them their new versions stay on it, and no index
-- is touched (with 85, every fourth run wrote five index entries, each to another page).
ALTER TABLE "AffiliateAutomationLog" SET (fillfactor = 50);

-- The reference is indexed when a mail is sent. Random ones went to as many pages of the index as there are mails in
-- a batch, and the more had been sent the colder those were (WAL of settling 500 over 1 million: 1.9 MB, so 0.75 MB).
-- It is no secret: links that carry it are signed.
ALTER TABLE "AffiliateAutomationJob" ALTER COLUMN "messageRef" SET DEFAULT uuid_v7();

COMMIT;
