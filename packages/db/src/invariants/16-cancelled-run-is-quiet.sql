-- name: cancelled-run-is-quiet
-- meaning: Nothing waits under a cancelled run; only what was already on its way may still come to its end.
-- money: no
SELECT r."affiliateId", r."id" AS "runId", j."id", j."status"
FROM "AffiliateAutomationLog" r
JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
WHERE r."status" = 'cancelled' AND j."status" IN ('pending', 'held')
