-- name: accepted-once
-- meaning: The hand-over that completed a job was not also refused, and after an unconfirmed one there was no other unless a person or the automation's rule asked for it.
-- money: yes
SELECT 'refused and completed' AS "what", j."affiliateId", j."id", a."attemptNo", a."outcome"::text, j."attemptCount"
FROM "AutomationAttempt" a
JOIN "AnyJob" j ON j."affiliateId" = a."affiliateId" AND j."id" = a."jobId"
WHERE j."status" = 'completed' AND a."outcome" IN ('rejected', 'not_sent') AND a."attemptNo" >= j."attemptCount"
UNION ALL
SELECT 'sent again by itself', j."affiliateId", j."id", a."attemptNo", a."outcome"::text, j."attemptCount"
FROM "AutomationAttempt" a
JOIN "AnyJob" j ON j."affiliateId" = a."affiliateId" AND j."id" = a."jobId"
JOIN "AffiliateAutomation" m ON m."affiliateId" = j."affiliateId" AND m."id" = j."automationId"
WHERE a."outcome" = 'unconfirmed' AND j."attemptCount" > a."attemptNo" AND m."onUnconfirmed" <> 'send_again_once'
  AND NOT EXISTS (
    SELECT FROM "ActivityLog" l
    WHERE l."affiliateId" = j."affiliateId" AND l."at" >= a."at"
      AND (l."objectId" = j."id"::text OR l."after" -> 'jobIds' ? j."id"::text))
