-- name: counters-are-facts
-- meaning: The counters behind tabs, tiles and charts are what the jobs and runs say, in total, by day in Jakarta and by recipient domain.
-- money: no
SELECT 'automation' AS "what", coalesce(c."affiliateId", j."affiliateId") AS "affiliateId",
  coalesce(c."automationId", j."automationId") AS "automationId", NULL::date AS "day",
  to_jsonb(c) AS "counter", to_jsonb(j) AS "fact"
FROM "AutomationCounter" c
FULL JOIN (
  SELECT "affiliateId", "automationId", count(*) AS "total",
    count(*) FILTER (WHERE "status" = 'held') AS "held",
    count(*) FILTER (WHERE "status" = 'unconfirmed') AS "unconfirmed",
    count(*) FILTER (WHERE "status" = 'failed') AS "failed",
    count(*) FILTER (WHERE "status" = 'cancelled') AS "cancelled",
    count(*) FILTER (WHERE "status" = 'completed' AND "archivedAt" IS NOT NULL) AS "archivedCompleted",
    count(*) FILTER (WHERE "status" = 'failed' AND "archivedAt" IS NOT NULL) AS "archivedFailed",
    count(*) FILTER (WHERE "status" = 'cancelled' AND "archivedAt" IS NOT NULL) AS "archivedCancelled"
  FROM "AnyJob" GROUP BY "affiliateId", "automationId"
) j ON j."affiliateId" = c."affiliateId" AND j."automationId" = c."automationId"
WHERE coalesce(c."total", 0) <> coalesce(j."total", 0) OR coalesce(c."held", 0) <> coalesce(j."held", 0)
  OR coalesce(c."unconfirmed", 0) <> coalesce(j."unconfirmed", 0)
  OR coalesce(c."failed", 0) <> coalesce(j."failed", 0) OR coalesce(c."cancelled", 0) <> coalesce(j."cancelled", 0)
  OR coalesce(c."archivedCompleted", 0) <> coalesce(j."archivedCompleted", 0)
  OR coalesce(c."archivedFailed", 0) <> coalesce(j."archivedFailed", 0)
  OR coalesce(c."archivedCancelled", 0) <> coalesce(j."archivedCancelled", 0)
UNION ALL
SELECT 'runs', coalesce(c."affiliateId", r."affiliateId"), coalesce(c."automationId", r."automationId"), NULL::date,
  to_jsonb(c), to_jsonb(r)
FROM "AutomationCounter" c
FULL JOIN (
  SELECT "affiliateId", "automationId",
    count(*) FILTER (WHERE "status" = 'active') AS "active", count(*) FILTER (WHERE "status" = 'paused') AS "paused",
    count(*) FILTER (WHERE "status" = 'completed') AS "completed", count(*) FILTER (WHERE "status" = 'failed') AS "failed",
    count(*) FILTER (WHERE "status" = 'cancelled') AS "cancelled"
  FROM "AffiliateAutomationLog" GROUP BY "affiliateId", "automationId"
) r ON r."affiliateId" = c."affiliateId" AND r."automationId" = c."automationId"
WHERE coalesce(c."runsActive", 0) <> coalesce(r."active", 0) OR coalesce(c."runsPaused", 0) <> coalesce(r."paused", 0)
  OR coalesce(c."runsCompleted", 0) <> coalesce(r."completed", 0)
  OR coalesce(c."runsFailed", 0) <> coalesce(r."failed", 0) OR coalesce(c."runsCancelled", 0) <> coalesce(r."cancelled", 0)
UNION ALL
SELECT 'automation without counter', a."affiliateId", a."id", NULL::date, NULL, to_jsonb(a)
FROM "AffiliateAutomation" a
WHERE NOT EXISTS (SELECT FROM "AutomationCounter" c WHERE c."affiliateId" = a."affiliateId" AND c."automationId" = a."id")
UNION ALL
SELECT 'day', coalesce(d."affiliateId", j."affiliateId"), coalesce(d."automationId", j."automationId"),
  coalesce(d."day", j."day"), to_jsonb(d), to_jsonb(j)
FROM "AutomationDay" d
FULL JOIN (
  SELECT "affiliateId", "automationId", "stepId", "at"::date AS "day",
    greatest(0, extract(hour FROM "at")::int - 21) AS "part",
    count(*) FILTER (WHERE "isSent") AS "sent", count(*) FILTER (WHERE NOT "isSent") AS "failed",
    count(*) FILTER (WHERE "isSent" AND "news" & 1 <> 0) AS "delivered", count(*) FILTER (WHERE "isSent" AND "news" & 2 <> 0) AS "opened",
    count(*) FILTER (WHERE "isSent" AND "news" & 4 <> 0) AS "clicked", count(*) FILTER (WHERE "isSent" AND "news" & 8 <> 0) AS "bounced",
    count(*) FILTER (WHERE "isSent" AND "news" & 16 <> 0) AS "complained",
    count(*) FILTER (WHERE "isSent" AND "news" & 32 <> 0) AS "unsubscribed",
    count(*) FILTER (WHERE "isSent" AND "news" & 64 <> 0) AS "left",
    count(*) FILTER (WHERE "isSent" AND "news" & 128 <> 0) AS "openedByMachine"
  FROM (
    SELECT k."affiliateId", k."automationId", k."stepId", k."status" = 'completed' AS "isSent", n."news",
      CASE k."status" WHEN 'completed' THEN k."executedAt" ELSE k."failedAt" END AT TIME ZONE 'Asia/Jakarta' AS "at"
    FROM "AnyJob" k
    LEFT JOIN (
      SELECT "affiliateId", "jobId", bit_or(CASE "kind" WHEN 'delivered' THEN 1 WHEN 'opened' THEN 2 WHEN 'clicked' THEN 4
        WHEN 'bounced' THEN 8 WHEN 'complained' THEN 16 WHEN 'unsubscribed' THEN 32 WHEN 'left' THEN 64 END
          | CASE WHEN "kind" = 'opened' AND "byMachine" THEN 128 ELSE 0 END) AS "news"
      FROM "DeliveryEvent" GROUP BY 1, 2) n ON n."affiliateId" = k."affiliateId" AND n."jobId" = k."id"
    WHERE k."status" IN ('completed', 'failed')) ended
  GROUP BY 1, 2, 3, 4, 5
) j ON j."affiliateId" = d."affiliateId" AND j."automationId" = d."automationId" AND j."stepId" = d."stepId"
  AND j."day" = d."day" AND j."part" = d."part"
WHERE (coalesce(d."sent", 0), coalesce(d."failed", 0), coalesce(d."delivered", 0), coalesce(d."opened", 0),
    coalesce(d."clicked", 0), coalesce(d."bounced", 0), coalesce(d."complained", 0), coalesce(d."unsubscribed", 0),
    coalesce(d."left", 0), coalesce(d."openedByMachine", 0))
  <> (coalesce(j."sent", 0), coalesce(j."failed", 0), coalesce(j."delivered", 0), coalesce(j."opened", 0),
    coalesce(j."clicked", 0), coalesce(j."bounced", 0), coalesce(j."complained", 0), coalesce(j."unsubscribed", 0),
    coalesce(j."left", 0), coalesce(j."openedByMachine", 0))
UNION ALL
SELECT 'domain', coalesce(d."affiliateId", j."affiliateId"), NULL, coalesce(d."day", j."day"), to_jsonb(d), to_jsonb(j)
FROM "DomainDay" d
FULL JOIN (
  SELECT "affiliateId", "recipientDomain" AS "domain", "at"::date AS "day",
    greatest(0, extract(hour FROM "at")::int - 21) AS "part", count(*) AS "sent",
    count(*) FILTER (WHERE "news" & 1 <> 0) AS "delivered", count(*) FILTER (WHERE "news" & 2 <> 0) AS "opened",
    count(*) FILTER (WHERE "news" & 4 <> 0) AS "clicked", count(*) FILTER (WHERE "news" & 8 <> 0) AS "bounced",
    count(*) FILTER (WHERE "news" & 16 <> 0) AS "complained", count(*) FILTER (WHERE "news" & 32 <> 0) AS "unsubscribed",
    count(*) FILTER (WHERE "news" & 64 <> 0) AS "left", count(*) FILTER (WHERE "news" & 128 <> 0) AS "openedByMachine"
  FROM (
    SELECT k."affiliateId", k."recipientDomain", n."news", k."executedAt" AT TIME ZONE 'Asia/Jakarta' AS "at"
    FROM "AnyJob" k
    LEFT JOIN (
      SELECT "affiliateId", "jobId", bit_or(CASE "kind" WHEN 'delivered' THEN 1 WHEN 'opened' THEN 2 WHEN 'clicked' THEN 4
        WHEN 'bounced' THEN 8 WHEN 'complained' THEN 16 WHEN 'unsubscribed' THEN 32 WHEN 'left' THEN 64 END
          | CASE WHEN "kind" = 'opened' AND "byMachine" THEN 128 ELSE 0 END) AS "news"
      FROM "DeliveryEvent" GROUP BY 1, 2) n ON n."affiliateId" = k."affiliateId" AND n."jobId" = k."id"
    WHERE k."status" = 'completed' AND k."recipientDomain" IS NOT NULL) mails
  GROUP BY 1, 2, 3, 4
) j ON j."affiliateId" = d."affiliateId" AND j."domain" = d."domain" AND j."day" = d."day" AND j."part" = d."part"
WHERE (coalesce(d."sent", 0), coalesce(d."delivered", 0), coalesce(d."opened", 0), coalesce(d."clicked", 0),
    coalesce(d."bounced", 0), coalesce(d."complained", 0), coalesce(d."unsubscribed", 0),
    coalesce(d."left", 0), coalesce(d."openedByMachine", 0))
  <> (coalesce(j."sent", 0), coalesce(j."delivered", 0), coalesce(j."opened", 0), coalesce(j."clicked", 0),
    coalesce(j."bounced", 0), coalesce(j."complained", 0), coalesce(j."unsubscribed", 0),
    coalesce(j."left", 0), coalesce(j."openedByMachine", 0))
UNION ALL
SELECT 'failures', coalesce(f."affiliateId", j."affiliateId"), coalesce(f."automationId", j."automationId"),
  coalesce(f."day", j."day"), to_jsonb(f), to_jsonb(j)
FROM "AutomationFailure" f
FULL JOIN (
  SELECT "affiliateId", "automationId", "at"::date AS "day", greatest(0, extract(hour FROM "at")::int - 21) AS "part",
    "errorCode", count(*) AS "failed"
  FROM (
    SELECT "affiliateId", "automationId", coalesce("errorCode", 'UNKNOWN') AS "errorCode",
      "failedAt" AT TIME ZONE 'Asia/Jakarta' AS "at"
    FROM "AnyJob" WHERE "status" = 'failed') ended
  GROUP BY 1, 2, 3, 4, 5
) j ON j."affiliateId" = f."affiliateId" AND j."automationId" = f."automationId" AND j."day" = f."day"
  AND j."part" = f."part" AND j."errorCode" = f."errorCode"
WHERE coalesce(f."failed", 0) <> coalesce(j."failed", 0)
UNION ALL
SELECT 'early news', j."affiliateId", j."automationId", NULL, to_jsonb(j."earlyNews"), to_jsonb(n."news")
FROM "AffiliateAutomationJob" j
LEFT JOIN (
  SELECT "affiliateId", "jobId", bit_or(CASE "kind" WHEN 'delivered' THEN 1 WHEN 'opened' THEN 2 WHEN 'clicked' THEN 4
    WHEN 'bounced' THEN 8 WHEN 'complained' THEN 16 WHEN 'unsubscribed' THEN 32 WHEN 'left' THEN 64 END
          | CASE WHEN "kind" = 'opened' AND "byMachine" THEN 128 ELSE 0 END) AS "news"
  FROM "DeliveryEvent" GROUP BY 1, 2) n ON n."affiliateId" = j."affiliateId" AND n."jobId" = j."id"
WHERE j."status" <> 'completed' AND j."earlyNews" <> coalesce(n."news", 0)
UNION ALL
SELECT 'leaving', r."affiliateId", r."automationId", NULL, to_jsonb(r."leftBy"), NULL
FROM "AffiliateAutomationLog" r
WHERE r."leftBy" IS NOT NULL AND NOT EXISTS (
  SELECT FROM "DeliveryEvent" e WHERE e."affiliateId" = r."affiliateId" AND e."jobId" = r."leftBy" AND e."kind" = 'left')
