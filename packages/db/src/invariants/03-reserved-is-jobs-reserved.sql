-- name: reserved-is-jobs-reserved
-- meaning: The reserved credits of an affiliate are those of its jobs that hold a reservation.
-- money: yes
SELECT coalesce(c."affiliateId", j."affiliateId") AS "affiliateId", c."reserved", j."held" AS "reservedByJobs"
FROM "AffiliateCredit" c
FULL JOIN (
  SELECT "affiliateId", sum("creditAmount") AS "held"
  FROM "AffiliateAutomationJob" WHERE "creditReserved" GROUP BY "affiliateId"
) j ON j."affiliateId" = c."affiliateId"
WHERE coalesce(c."reserved", 0) <> coalesce(j."held", 0)
