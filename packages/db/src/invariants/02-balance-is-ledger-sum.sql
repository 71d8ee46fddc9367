-- name: balance-is-ledger-sum
-- meaning: Every balance is the sum of its ledger rows; what was topped up and used is the sum of theirs.
-- money: yes
SELECT c."affiliateId", c."balance", l."sum" AS "ledgerSum",
  c."totalToppedUp", l."toppedUp" AS "ledgerToppedUp", c."totalUsed", l."used" AS "ledgerUsed"
FROM "AffiliateCredit" c
LEFT JOIN (
  SELECT "affiliateId", sum("amount") AS "sum", coalesce(sum("amount") FILTER (WHERE "type" = 'topup'), 0) AS "toppedUp",
    -coalesce(sum("amount") FILTER (WHERE "type" = 'deduct'), 0) AS "used"
  FROM "AffiliateCreditTransaction" GROUP BY "affiliateId"
) l ON l."affiliateId" = c."affiliateId"
WHERE c."balance" <> coalesce(l."sum", 0) OR c."totalUsed" <> coalesce(l."used", 0)
  OR c."totalToppedUp" <> coalesce(l."toppedUp", 0)
