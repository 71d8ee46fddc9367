-- name: provider-event-once
-- meaning: One event of the provider counts once, for one job that exists.
-- money: no
SELECT "digest", count(*) AS "times", min("jobId"::text) AS "oneJob", max("jobId"::text) AS "otherJob"
FROM "DeliveryEvent"
GROUP BY "digest"
HAVING count(*) > 1
UNION ALL
SELECT d."digest", 0, d."jobId"::text, NULL
FROM "DeliveryEvent" d
LEFT JOIN "AnyJob" j ON j."affiliateId" = d."affiliateId" AND j."id" = d."jobId"
WHERE j."id" IS NULL
