/** SQL: the lead of the run `r` has begun its automation again since, by the same key. */
export const HAS_NEWER_ENTRY = `EXISTS (SELECT 1 FROM "AffiliateAutomationLog" o
    WHERE o."affiliateId" = r."affiliateId" AND o."automationId" = r."automationId" AND o."leadId" = r."leadId"
      AND o."triggerKey" = r."triggerKey" AND o."entry" > r."entry")`
