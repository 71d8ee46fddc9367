-- name: completed-iff-charged
-- meaning: A job is completed exactly if it is marked as charged and one charge of its price stands in the ledger.
-- money: yes
SELECT coalesce(j."affiliateId", l."affiliateId") AS "affiliateId", coalesce(j."id", l."jobId") AS "jobId",
  j."status", j."creditDeducted", j."creditAmount", l."charges", l."amount"
FROM (
  SELECT "affiliateId", "id", "status", "creditDeducted", "creditAmount"
  FROM "AnyJob" WHERE "status" = 'completed' OR "creditDeducted"
) j
FULL JOIN (
  SELECT "affiliateId", "jobId", count(*) AS "charges", sum("amount") AS "amount"
  FROM "AffiliateCreditTransaction" WHERE "type" = 'deduct' GROUP BY "affiliateId", "jobId"
) l ON l."affiliateId" = j."affiliateId" AND l."jobId" = j."id"
WHERE j."id" IS NULL OR l."jobId" IS NULL OR j."status" <> 'completed' OR NOT j."creditDeducted"
  OR l."charges" <> 1 OR l."amount" <> -j."creditAmount"
