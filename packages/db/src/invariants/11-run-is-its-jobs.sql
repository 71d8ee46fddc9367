-- name: run-is-its-jobs
-- meaning: The progress of a run is what its jobs say, and it is over exactly when none of them is open.
-- money: no
SELECT *
FROM (
  SELECT r."affiliateId", r."id", r."status", r."currentStepOrder",
    r."totalSteps", coalesce(j."total", 0) AS "jobs",
    r."completedSteps", coalesce(j."completed", 0) AS "completedJobs",
    r."failedSteps", coalesce(j."failed", 0) AS "failedJobs",
    r."cancelledSteps", coalesce(j."cancelled", 0) AS "cancelledJobs",
    coalesce(j."open", 0) AS "openJobs", coalesce(j."lastOrder", 0) AS "lastOrder"
  FROM "AffiliateAutomationLog" r
  LEFT JOIN (
    SELECT "affiliateId", "runId", count(*) AS "total", max("stepOrder") AS "lastOrder",
      count(*) FILTER (WHERE "status" = 'completed') AS "completed",
      count(*) FILTER (WHERE "status" = 'failed') AS "failed",
      count(*) FILTER (WHERE "status" = 'cancelled') AS "cancelled",
      count(*) FILTER (WHERE "status" NOT IN ('completed', 'failed', 'cancelled')) AS "open"
    FROM "AnyJob" GROUP BY "affiliateId", "runId"
  ) j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
) facts
WHERE "totalSteps" <> "jobs" OR "completedSteps" <> "completedJobs" OR "failedSteps" <> "failedJobs"
  OR "cancelledSteps" <> "cancelledJobs"
  OR ("status" <> 'cancelled' AND ("status" IN ('completed', 'failed')) <> ("openJobs" = 0))
  OR ("status" = 'completed' AND "failedJobs" > 0) OR ("status" = 'failed' AND "failedJobs" = 0)
  OR "currentStepOrder" < 1 OR "currentStepOrder" > greatest("lastOrder", "totalSteps") + 1
