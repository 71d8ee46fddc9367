-- name: ledger-chains
-- meaning: Every ledger row starts where the one before it ended, none is missing, and the last one is the balance.
-- money: yes
SELECT *
FROM (
  SELECT c."affiliateId", l."seq", l."amount", l."balanceBefore", l."balanceAfter",
    row_number() OVER w AS "expectedSeq",
    coalesce(lag(l."balanceAfter") OVER w, 0) AS "expectedBefore",
    CASE WHEN lead(l."seq") OVER w IS NULL THEN c."ledgerSeq" END AS "lastSeq",
    CASE WHEN lead(l."seq") OVER w IS NULL THEN c."balance" END AS "lastBalance"
  FROM "AffiliateCredit" c
  JOIN "AffiliateCreditTransaction" l ON l."affiliateId" = c."affiliateId"
  WINDOW w AS (PARTITION BY l."affiliateId" ORDER BY l."seq")
) chain
WHERE "seq" <> "expectedSeq" OR "balanceBefore" <> "expectedBefore" OR "balanceAfter" <> "balanceBefore" + "amount"
  OR "lastSeq" <> "seq" OR "lastBalance" <> "balanceAfter"
UNION ALL
SELECT c."affiliateId", NULL, NULL, NULL, NULL, NULL, NULL, c."ledgerSeq", c."balance"
FROM "AffiliateCredit" c
WHERE (c."ledgerSeq" <> 0 OR c."balance" <> 0)
  AND NOT EXISTS (SELECT FROM "AffiliateCreditTransaction" l WHERE l."affiliateId" = c."affiliateId")
