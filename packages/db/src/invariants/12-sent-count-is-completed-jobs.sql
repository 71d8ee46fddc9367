-- name: sent-count-is-completed-jobs
-- meaning: The number of sent e-mails of a step is the number of its completed jobs.
-- money: no
SELECT s."affiliateId", s."id", s."sentCount", coalesce(j."completed", 0) AS "completedJobs"
FROM "AffiliateAutomationStep" s
LEFT JOIN (
  SELECT "affiliateId", "stepId", count(*) AS "completed"
  FROM "AnyJob" WHERE "status" = 'completed' GROUP BY "affiliateId", "stepId"
) j ON j."affiliateId" = s."affiliateId" AND j."stepId" = s."id"
WHERE s."sentCount" <> coalesce(j."completed", 0)
