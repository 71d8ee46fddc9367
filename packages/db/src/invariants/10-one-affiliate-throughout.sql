-- name: one-affiliate-throughout
-- meaning: A job, its run, automation, step and lead, and the charge for it belong to the same affiliate.
-- money: yes
SELECT 'job' AS "what", j."affiliateId", j."id"
FROM "AnyJob" j
LEFT JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
  AND r."automationId" = j."automationId" AND r."leadId" = j."leadId"
LEFT JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
  AND s."automationId" = j."automationId"
WHERE r."id" IS NULL OR s."id" IS NULL
UNION ALL
SELECT 'run', r."affiliateId", r."id"
FROM "AffiliateAutomationLog" r
LEFT JOIN "AffiliateAutomation" a ON a."affiliateId" = r."affiliateId" AND a."id" = r."automationId"
LEFT JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"
WHERE a."id" IS NULL OR l."id" IS NULL
UNION ALL
SELECT 'charge', t."affiliateId", t."id"
FROM "AffiliateCreditTransaction" t
LEFT JOIN "AnyJob" j ON j."affiliateId" = t."affiliateId" AND j."id" = t."jobId"
WHERE t."jobId" IS NOT NULL AND j."id" IS NULL
