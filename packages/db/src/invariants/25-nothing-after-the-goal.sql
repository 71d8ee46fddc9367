-- name: nothing-after-the-goal
-- meaning: No mail is handed over after a goal of its run was known, and none of a sequence with goals without asking them.
-- money: no
SELECT j."affiliateId", j."id" AS "jobId", j."status"::text AS "status", j."clearedAt", r."goalAt", r."status"::text AS "run"
FROM "AffiliateAutomationJob" j
JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
WHERE j."clearedAt" > r."goalAt"
  OR (r."goalAt" IS NOT NULL AND (r."status" IN ('active', 'paused') OR j."status" IN ('pending', 'held')))
  OR (j."mustAsk" AND j."clearedAt" IS NULL AND j."status" = 'completed' AND j."sendMs" IS NOT NULL)
