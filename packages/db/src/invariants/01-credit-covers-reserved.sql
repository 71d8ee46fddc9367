-- name: credit-covers-reserved
-- meaning: No credit row is below what is reserved, and nothing is negative.
-- money: yes
SELECT "affiliateId", "balance", "reserved"
FROM "AffiliateCredit"
WHERE "reserved" < 0 OR "balance" < "reserved"
