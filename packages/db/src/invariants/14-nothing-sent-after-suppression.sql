-- name: nothing-sent-after-suppression
-- meaning: No hand-over began after its lead was suppressed or unsubscribed; what was claimed before may still leave within a lease.
-- money: no
-- An unconfirmed job is completed by later evidence, and rescue writes its attempt after the fact:
-- neither time says when the hand-over began.
WITH closed AS (
  SELECT "affiliateId", "id", least("suppressedAt", "unsubscribedAt") + interval '60 seconds' AS "closedAt"
  FROM "AffiliateLead" WHERE "suppressedAt" IS NOT NULL OR "unsubscribedAt" IS NOT NULL
)
SELECT j."affiliateId", j."id", l."closedAt", j."executedAt" AS "at"
FROM closed l
JOIN "AnyJob" j ON j."affiliateId" = l."affiliateId" AND j."leadId" = l."id"
WHERE j."status" = 'completed'
  AND j."executedAt" - coalesce(j."sendMs", 0) * interval '1 millisecond' > l."closedAt"
  AND NOT EXISTS (
    SELECT FROM "AutomationAttempt" a
    WHERE a."affiliateId" = j."affiliateId" AND a."jobId" = j."id" AND a."outcome" = 'unconfirmed'
      AND a."attemptNo" = j."attemptCount")
UNION ALL
SELECT j."affiliateId", j."id", l."closedAt", a."at"
FROM closed l
JOIN "AnyJob" j ON j."affiliateId" = l."affiliateId" AND j."leadId" = l."id"
JOIN "AutomationAttempt" a ON a."affiliateId" = j."affiliateId" AND a."jobId" = j."id"
WHERE a."outcome" <> 'not_handed_over' AND a."errorCode" <> 'LEASE_EXPIRED'
  AND a."at" - a."durationMs" * interval '1 millisecond' > l."closedAt"
