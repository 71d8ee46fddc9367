-- The figures show apart who left a sequence, and which openings mail services made by themselves. Both are recounted from
-- the facts here; who left before has its fact written first.
BEGIN;

-- AlterTable
ALTER TABLE "AutomationDay" ADD COLUMN     "left" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "openedByMachine" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "DomainDay" ADD COLUMN     "left" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "openedByMachine" INTEGER NOT NULL DEFAULT 0;

-- ------------------------------------------------------------------ what Prisma cannot express

INSERT INTO "DeliveryEvent" ("affiliateId", "jobId", "digest", "kind", "at")
SELECT j."affiliateId", j."id", 'left ' || j."messageRef", 'left', min(r."leftAt")
FROM "AffiliateAutomationLog" r
JOIN "AnyJob" j ON j."affiliateId" = r."affiliateId" AND j."id" = r."leftBy"
WHERE r."leftBy" IS NOT NULL
GROUP BY 1, 2, 3
ON CONFLICT DO NOTHING;

-- What a leaving cancelled has the reason of its own; both were written in one transaction.
UPDATE "AffiliateAutomationJob" j SET "errorCode" = 'LEFT_SEQUENCE'
FROM "AffiliateAutomationLog" r
WHERE r."leftAt" IS NOT NULL AND j."affiliateId" = r."affiliateId" AND j."runId" = r."id" AND j."status" = 'cancelled'
  AND j."errorCode" = 'UNSUBSCRIBED' AND j."cancelledAt" = r."leftAt";

CREATE TEMPORARY TABLE news_of_mails ON COMMIT DROP AS
  SELECT e."affiliateId", e."jobId", bool_or(e."kind" = 'left') AS "left",
    bool_or(e."kind" = 'opened' AND e."byMachine" IS TRUE) AS "openedByMachine"
  FROM "DeliveryEvent" e WHERE e."kind" = 'left' OR e."kind" = 'opened' AND e."byMachine" GROUP BY 1, 2;

UPDATE "AffiliateAutomationJob" j SET "earlyNews" = j."earlyNews" | n."left"::int * 64 | n."openedByMachine"::int * 128
FROM news_of_mails n
WHERE n."affiliateId" = j."affiliateId" AND n."jobId" = j."id" AND j."status" <> 'completed';

CREATE TEMPORARY TABLE counted_mails ON COMMIT DROP AS
  SELECT j."affiliateId", j."automationId", j."stepId", j."recipientDomain" AS "domain",
    (j."executedAt" AT TIME ZONE 'Asia/Jakarta')::date AS "day",
    greatest(0, extract(hour FROM j."executedAt" AT TIME ZONE 'Asia/Jakarta')::int - 21) AS "part",
    n."left"::int AS "left", n."openedByMachine"::int AS "openedByMachine"
  FROM news_of_mails n
  JOIN "AnyJob" j ON j."affiliateId" = n."affiliateId" AND j."id" = n."jobId"
  WHERE j."status" = 'completed';

UPDATE "AutomationDay" d SET "left" = c."left", "openedByMachine" = c."openedByMachine"
FROM (SELECT "affiliateId", "automationId", "stepId", "day", "part", sum("left")::int AS "left",
        sum("openedByMachine")::int AS "openedByMachine" FROM counted_mails GROUP BY 1, 2, 3, 4, 5) c
WHERE d."affiliateId" = c."affiliateId" AND d."automationId" = c."automationId" AND d."stepId" = c."stepId"
  AND d."day" = c."day" AND d."part" = c."part";

UPDATE "DomainDay" d SET "left" = c."left", "openedByMachine" = c."openedByMachine"
FROM (SELECT "affiliateId", "domain", "day", "part", sum("left")::int AS "left",
        sum("openedByMachine")::int AS "openedByMachine" FROM counted_mails WHERE "domain" IS NOT NULL GROUP BY 1, 2, 3, 4) c
WHERE d."affiliateId" = c."affiliateId" AND d."domain" = c."domain" AND d."day" = c."day" AND d."part" = c."part";

COMMIT;
