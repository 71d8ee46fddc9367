-- name: approved-top-up-is-booked
-- meaning: Every approved request for credit is booked once with its amount, and no other request is booked.
-- money: yes
SELECT coalesce(r."affiliateId", t."affiliateId") AS "affiliateId", r."id" AS "requestId", r."state"::text AS "state",
  r."bookedCredits", t."amount", t."reference"
FROM (SELECT *, 'topup-request/' || "id" AS "booking" FROM "TopupRequest") r
FULL JOIN (
  SELECT "affiliateId", "amount", "reference" FROM "AffiliateCreditTransaction"
  WHERE "reference" LIKE 'topup-request/%') t
  ON t."affiliateId" = r."affiliateId" AND t."reference" = r."booking"
WHERE (r."state" = 'approved' AND t."amount" IS DISTINCT FROM r."bookedCredits")
  OR (t."reference" IS NOT NULL AND r."state" IS DISTINCT FROM 'approved')
