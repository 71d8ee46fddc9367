-- name: archived-whole
-- meaning: A job is either live or archived, and a run is archived as a whole, after it has ended.
-- money: yes
SELECT a."affiliateId", a."id", a."runId", r."status", j."id" AS "liveId"
FROM "ArchivedJob" a
JOIN "AffiliateAutomationLog" r ON r."affiliateId" = a."affiliateId" AND r."id" = a."runId"
LEFT JOIN "AffiliateAutomationJob" j ON j."affiliateId" = a."affiliateId" AND j."runId" = a."runId"
WHERE j."id" IS NOT NULL OR r."status" NOT IN ('completed', 'failed', 'cancelled')
