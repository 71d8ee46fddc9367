-- name: lease-iff-processing
-- meaning: A lease exists exactly while a job is processing, and rescue can find it by its claim.
-- money: no
SELECT j."affiliateId", j."id", j."status", j."leaseToken", j."leaseUntil", c."leaseUntil" AS "claimUntil"
FROM "AffiliateAutomationJob" j
LEFT JOIN "JobClaim" c ON c."leaseToken" = j."leaseToken" AND j."id" = ANY (c."jobIds")
WHERE (j."status" = 'processing' OR j."leaseToken" IS NOT NULL OR j."leaseUntil" IS NOT NULL)
  AND (j."status" <> 'processing' OR j."leaseToken" IS NULL OR j."leaseUntil" IS NULL OR c."leaseToken" IS NULL)
