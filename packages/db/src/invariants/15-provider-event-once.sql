-- name: provider-event-once
-- meaning: One event of the provider counts once, for one job.
-- money: no
SELECT "digest", count(*) AS "times", min("jobId"::text) AS "oneJob", max("jobId"::text) AS "otherJob"
FROM "DeliveryEvent"
GROUP BY "digest"
HAVING count(*) > 1
