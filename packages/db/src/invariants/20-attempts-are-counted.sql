-- name: attempts-are-counted
-- meaning: Every recorded attempt is one of those its job counted.
-- money: no
SELECT a."affiliateId", a."jobId", a."attemptNo", j."attemptCount"
FROM "AutomationAttempt" a
LEFT JOIN "AnyJob" j ON j."affiliateId" = a."affiliateId" AND j."id" = a."jobId"
WHERE j."id" IS NULL OR a."attemptNo" < 1 OR a."attemptNo" > j."attemptCount"
