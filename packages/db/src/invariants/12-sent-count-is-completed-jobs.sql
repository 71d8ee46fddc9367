-- name: sent-count-is-completed-jobs
-- meaning: The number of sent e-mails of a step is the number of its completed jobs; that of those to come, of its open jobs.
-- money: no
SELECT s."affiliateId", s."id", s."sentCount", coalesce(j."completed", 0) AS "completedJobs",
  s."openCount", coalesce(j."open", 0) AS "openJobs"
FROM "AffiliateAutomationStep" s
LEFT JOIN (
  SELECT "affiliateId", "stepId", count(*) FILTER (WHERE "status" = 'completed') AS "completed",
    count(*) FILTER (WHERE "status" NOT IN ('completed', 'failed', 'cancelled')) AS "open"
  FROM "AnyJob" GROUP BY "affiliateId", "stepId"
) j ON j."affiliateId" = s."affiliateId" AND j."stepId" = s."id"
WHERE s."sentCount" <> coalesce(j."completed", 0) OR s."openCount" <> coalesce(j."open", 0)
