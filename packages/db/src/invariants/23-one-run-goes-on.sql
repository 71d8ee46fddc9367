-- name: one-run-goes-on
-- meaning: A lead goes through an automation once at a time: of its runs by one key at most one is open.
-- money: no
SELECT r."affiliateId", r."automationId", r."leadId", r."triggerKey", count(*) AS "open"
FROM "AffiliateAutomationLog" r
WHERE r."status" IN ('active', 'paused')
GROUP BY r."affiliateId", r."automationId", r."leadId", r."triggerKey"
HAVING count(*) > 1
