BEGIN;

-- AlterTable
ALTER TABLE "AutomationDay" DROP CONSTRAINT "AutomationDay_pkey",
ADD COLUMN     "part" SMALLINT NOT NULL DEFAULT 0,
ADD CONSTRAINT "AutomationDay_pkey" PRIMARY KEY ("affiliateId", "automationId", "day", "part");

-- ------------------------------------------------------------------ what Prisma cannot express

-- 0: before 22.00 in Jakarta. 1: from 22.00 on, which is the next day in WIT. 2: from 23.00 on, also in WITA.
ALTER TABLE "AutomationDay" ADD CONSTRAINT "automation_day_part" CHECK ("part" BETWEEN 0 AND 2);

-- What was counted so far stands in part 0; what belongs to the other two is taken out of it.
CREATE TEMPORARY TABLE late_parts ON COMMIT DROP AS
  SELECT "affiliateId", "automationId", "at"::date AS "day", extract(hour FROM "at")::int - 21 AS "part",
    count(*) FILTER (WHERE "status" = 'completed')::int AS "sent", count(*) FILTER (WHERE "status" = 'failed')::int AS "failed"
  FROM (
    SELECT "affiliateId", "automationId", "status",
      CASE "status" WHEN 'completed' THEN "executedAt" ELSE "failedAt" END AT TIME ZONE 'Asia/Jakarta' AS "at"
    FROM "AnyJob" WHERE "status" IN ('completed', 'failed')) ended
  WHERE extract(hour FROM "at") >= 22
  GROUP BY 1, 2, 3, 4;

INSERT INTO "AutomationDay" ("affiliateId", "automationId", "day", "part", "sent", "failed")
  SELECT "affiliateId", "automationId", "day", "part", "sent", "failed" FROM late_parts;

UPDATE "AutomationDay" d SET "sent" = d."sent" - l."sent", "failed" = d."failed" - l."failed"
FROM (SELECT "affiliateId", "automationId", "day", sum("sent")::int AS "sent", sum("failed")::int AS "failed"
      FROM late_parts GROUP BY 1, 2, 3) l
WHERE d."affiliateId" = l."affiliateId" AND d."automationId" = l."automationId" AND d."day" = l."day" AND d."part" = 0;

COMMIT;
