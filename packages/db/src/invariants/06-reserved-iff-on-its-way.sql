-- name: reserved-iff-on-its-way
-- meaning: A job holds a reservation exactly while it is processing or unconfirmed: no e-mail leaves without its credit.
-- money: yes
SELECT "affiliateId", "id", "status", "creditReserved"
FROM "AffiliateAutomationJob"
WHERE "creditReserved" <> ("status" IN ('processing', 'unconfirmed'))
