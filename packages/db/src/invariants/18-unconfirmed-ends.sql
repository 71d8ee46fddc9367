-- name: unconfirmed-ends
-- meaning: No job stays unconfirmed for more than 72 hours.
-- money: yes
SELECT "affiliateId", "id", "unconfirmedAt"
FROM "AffiliateAutomationJob"
WHERE "status" = 'unconfirmed' AND ("unconfirmedAt" IS NULL OR "unconfirmedAt" < now() - interval '72 hours')
