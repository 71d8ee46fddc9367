-- name: no-lease-overdue
-- meaning: No lease has been expired for more than 60 seconds without being rescued.
-- money: no
SELECT "affiliateId", "id", "leaseToken", "leaseUntil"
FROM "AffiliateAutomationJob"
WHERE "status" = 'processing' AND "leaseUntil" < now() - interval '60 seconds'
