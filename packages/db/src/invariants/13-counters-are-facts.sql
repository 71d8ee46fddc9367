-- name: counters-are-facts
-- meaning: The counters behind tabs, tiles and charts are what the jobs and runs say, in total and by day in Jakarta.
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
  SELECT "affiliateId", "automationId",
    (CASE "status" WHEN 'completed' THEN "executedAt" ELSE "failedAt" END AT TIME ZONE 'Asia/Jakarta')::date AS "day",
    greatest(0, extract(hour FROM CASE "status" WHEN 'completed' THEN "executedAt" ELSE "failedAt" END
      AT TIME ZONE 'Asia/Jakarta')::int - 21) AS "part",
    count(*) FILTER (WHERE "status" = 'completed') AS "sent", count(*) FILTER (WHERE "status" = 'failed') AS "failed"
  FROM "AnyJob" WHERE "status" IN ('completed', 'failed') GROUP BY 1, 2, 3, 4
) j ON j."affiliateId" = d."affiliateId" AND j."automationId" = d."automationId" AND j."day" = d."day" AND j."part" = d."part"
WHERE coalesce(d."sent", 0) <> coalesce(j."sent", 0) OR coalesce(d."failed", 0) <> coalesce(j."failed", 0)
