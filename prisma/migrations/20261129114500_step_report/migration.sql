-- The report of a sequence reads counters: what became of the mails of each step by the day they were sent, why jobs
-- failed, and how many mails of a step are still to come. All of them are recounted from the facts here.
BEGIN;

-- AlterTable
ALTER TABLE "AffiliateAutomationStep" ADD COLUMN "openCount" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "AffiliateAutomationJob" ADD COLUMN "earlyNews" SMALLINT NOT NULL DEFAULT 0;

DELETE FROM "AutomationDay";

-- AlterTable
ALTER TABLE "AutomationDay" DROP CONSTRAINT "AutomationDay_pkey",
ADD COLUMN     "stepId" UUID NOT NULL,
ADD COLUMN     "delivered" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "opened" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "clicked" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "bounced" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "complained" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "unsubscribed" INTEGER NOT NULL DEFAULT 0,
ADD CONSTRAINT "AutomationDay_pkey" PRIMARY KEY ("affiliateId", "automationId", "day", "part", "stepId");

-- CreateTable
CREATE TABLE "AutomationFailure" (
    "affiliateId" UUID NOT NULL,
    "automationId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "part" SMALLINT NOT NULL DEFAULT 0,
    "errorCode" TEXT NOT NULL,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AutomationFailure_pkey" PRIMARY KEY ("affiliateId","automationId","day","part","errorCode")
);

-- AddForeignKey
ALTER TABLE "AutomationFailure" ADD CONSTRAINT "AutomationFailure_affiliateId_automationId_fkey" FOREIGN KEY ("affiliateId", "automationId") REFERENCES "AffiliateAutomation"("affiliateId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- ------------------------------------------------------------------ what Prisma cannot express

ALTER TABLE "AutomationFailure" ADD CONSTRAINT "automation_failure_part" CHECK ("part" BETWEEN 0 AND 2);

CREATE TEMPORARY TABLE kinds_of_mails ON COMMIT DROP AS
  SELECT "affiliateId", "jobId", bit_or(CASE "kind" WHEN 'delivered' THEN 1 WHEN 'opened' THEN 2 WHEN 'clicked' THEN 4
    WHEN 'bounced' THEN 8 WHEN 'complained' THEN 16 WHEN 'unsubscribed' THEN 32 END) AS "mask"
  FROM "DeliveryEvent" GROUP BY 1, 2;

UPDATE "AffiliateAutomationJob" j SET "earlyNews" = n."mask"
FROM kinds_of_mails n
WHERE n."affiliateId" = j."affiliateId" AND n."jobId" = j."id" AND j."status" <> 'completed';

INSERT INTO "AutomationDay" ("affiliateId", "automationId", "stepId", "day", "part", "sent", "failed", "delivered", "opened",
  "clicked", "bounced", "complained", "unsubscribed")
SELECT "affiliateId", "automationId", "stepId", "at"::date, greatest(0, extract(hour FROM "at")::int - 21),
  count(*) FILTER (WHERE "isSent"), count(*) FILTER (WHERE NOT "isSent"),
  count(*) FILTER (WHERE "isSent" AND "mask" & 1 <> 0), count(*) FILTER (WHERE "isSent" AND "mask" & 2 <> 0),
  count(*) FILTER (WHERE "isSent" AND "mask" & 4 <> 0), count(*) FILTER (WHERE "isSent" AND "mask" & 8 <> 0),
  count(*) FILTER (WHERE "isSent" AND "mask" & 16 <> 0), count(*) FILTER (WHERE "isSent" AND "mask" & 32 <> 0)
FROM (
  SELECT j."affiliateId", j."automationId", j."stepId", j."status" = 'completed' AS "isSent", n."mask",
    CASE j."status" WHEN 'completed' THEN j."executedAt" ELSE j."failedAt" END AT TIME ZONE 'Asia/Jakarta' AS "at"
  FROM "AnyJob" j
  LEFT JOIN kinds_of_mails n ON n."affiliateId" = j."affiliateId" AND n."jobId" = j."id"
  WHERE j."status" IN ('completed', 'failed')) ended
GROUP BY 1, 2, 3, 4, 5;

INSERT INTO "AutomationFailure" ("affiliateId", "automationId", "day", "part", "errorCode", "failed")
SELECT "affiliateId", "automationId", "at"::date, greatest(0, extract(hour FROM "at")::int - 21), "errorCode", count(*)
FROM (
  SELECT "affiliateId", "automationId", coalesce("errorCode", 'UNKNOWN') AS "errorCode",
    "failedAt" AT TIME ZONE 'Asia/Jakarta' AS "at"
  FROM "AnyJob" WHERE "status" = 'failed') ended
GROUP BY 1, 2, 3, 4, 5;

UPDATE "AffiliateAutomationStep" s SET "openCount" = j."open"
FROM (SELECT "affiliateId", "stepId", count(*)::int AS "open" FROM "AffiliateAutomationJob"
      WHERE "status" NOT IN ('completed', 'failed', 'cancelled') GROUP BY 1, 2) j
WHERE s."affiliateId" = j."affiliateId" AND s."id" = j."stepId";

COMMIT;
