-- name: every-text-is-kept
-- meaning: The published text of every step, and the text of every e-mail ever sent, can be shown.
-- money: no
SELECT 'step' AS "what", s."affiliateId", s."id", s."version"
FROM "AffiliateAutomationStep" s
LEFT JOIN "AffiliateAutomationStepVersion" v
  ON v."affiliateId" = s."affiliateId" AND v."stepId" = s."id" AND v."version" = s."version"
WHERE v."version" IS NULL
UNION ALL
SELECT 'job', j."affiliateId", j."id", j."stepVersion"
FROM "AnyJob" j
LEFT JOIN "AffiliateAutomationStepVersion" v
  ON v."affiliateId" = j."affiliateId" AND v."stepId" = j."stepId" AND v."version" = j."stepVersion"
WHERE v."version" IS NULL AND (j."stepVersion" IS NOT NULL OR j."status" = 'completed')
