-- name: balance-is-ledger-sum
-- meaning: Every balance is the sum of its ledger rows, and "used" is the sum of the charges.
-- money: yes
SELECT c."affiliateId", c."balance", l."sum" AS "ledgerSum", c."totalUsed", l."used" AS "ledgerUsed"
FROM "AffiliateCredit" c
LEFT JOIN (
  SELECT "affiliateId", sum("amount") AS "sum", -coalesce(sum("amount") FILTER (WHERE "type" = 'deduct'), 0) AS "used"
  FROM "AffiliateCreditTransaction" GROUP BY "affiliateId"
) l ON l."affiliateId" = c."affiliateId"
WHERE c."balance" <> coalesce(l."sum", 0) OR c."totalUsed" <> coalesce(l."used", 0)
