-- name: one-charge-per-job
-- meaning: No job is charged twice.
-- money: yes
SELECT "affiliateId", "jobId", count(*) AS "charges"
FROM "AffiliateCreditTransaction"
WHERE "type" = 'deduct'
GROUP BY "affiliateId", "jobId"
HAVING count(*) > 1
