-- name: nothing-forgotten
-- meaning: The engine polls every affiliate no later than its first pending e-mail is due.
-- money: no
-- now() is when this transaction began; who committed just before its snapshot may have written a slightly later one.
SELECT p."affiliateId", p."firstAt", d."nextDueAt"
FROM (
  SELECT "affiliateId", min("scheduledAt") AS "firstAt"
  FROM "AffiliateAutomationJob" WHERE "status" = 'pending' GROUP BY "affiliateId"
) p
LEFT JOIN "AffiliateDue" d ON d."affiliateId" = p."affiliateId"
WHERE d."nextDueAt" IS NULL OR d."nextDueAt" > greatest(p."firstAt", now() + interval '5 seconds')
