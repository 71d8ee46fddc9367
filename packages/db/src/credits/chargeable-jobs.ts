import { isWaiting } from '../engine-store/shared/job-states.ts'

/**
 * SQL: CTEs over the affiliate $1 for `isChargeable`: what counters and short lists say about its gates. (A cancelled run
 * has no waiting job: invariant 16.)
 */
export const CHARGEABLE_CTES = `
  halted_automations AS MATERIALIZED (
    SELECT "id" FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "status" <> 'active'),
  deleted_steps AS MATERIALIZED (
    SELECT "id" FROM "AffiliateAutomationStep" WHERE "affiliateId" = $1 AND "archivedAt" IS NOT NULL),
  stops AS MATERIALIZED (
    SELECT coalesce(sum("runsPaused"), 0) > 0 AS "somePaused", coalesce(sum("held"), 0) > 0 AS "someHeld"
    FROM "AutomationCounter" WHERE "affiliateId" = $1),
  credit AS MATERIALIZED (
    SELECT coalesce((SELECT "balance" - "reserved" FROM "AffiliateCredit" WHERE "affiliateId" = $1), 0) AS "available",
      coalesce((SELECT sum("total" - "failed" - "cancelled") FROM "AutomationCounter" WHERE "affiliateId" = $1), 0)
        - coalesce((SELECT sum("sentCount") FROM "AffiliateAutomationStep" WHERE "affiliateId" = $1), 0) AS "open")`

/** SQL: columns of a waiting job `j` that the gates and the order of charging look at. */
export const CHARGED_COLUMNS = `j."id", j."runId", j."stepOrder", j."automationId", j."stepId", j."leadId",
  j."scheduledAt", j."creditAmount"`

/** SQL: the waiting jobs `j` of the affiliate $1. */
export const FROM_WAITING = `FROM "AffiliateAutomationJob" j WHERE j."affiliateId" = $1 AND ${isWaiting('j')}`

/**
 * SQL, beside the CTE `clock`: the claim of a waiting job `w` (CHARGED_COLUMNS) will charge it if the credit suffices, as far as the gates can know
 * today. Each subquery reads one row by its key, whatever the planner believes about the number of paused runs.
 */
export const IS_CHARGEABLE = `
  NOT EXISTS (SELECT FROM halted_automations h WHERE h."id" = w."automationId")
  AND NOT EXISTS (SELECT FROM deleted_steps h WHERE h."id" = w."stepId")
  AND (SELECT 1 FROM "AffiliateLead" l WHERE l."affiliateId" = $1 AND l."id" = w."leadId"
    AND (l."email" IS NULL OR l."unsubscribedAt" IS NOT NULL OR l."suppressedAt" IS NOT NULL
      OR l."snoozedUntil" > greatest(w."scheduledAt", (SELECT "now" FROM clock))) LIMIT 1) IS NULL
  AND CASE WHEN (SELECT "somePaused" FROM stops) THEN (SELECT 1 FROM "AffiliateAutomationLog" r
    WHERE r."affiliateId" = $1 AND r."id" = w."runId" AND r."status" = 'paused' LIMIT 1) IS NULL ELSE true END
  AND CASE WHEN w."stepOrder" > 1 AND (SELECT "someHeld" FROM stops) THEN (SELECT 1 FROM "AffiliateAutomationJob" e
    WHERE e."affiliateId" = $1 AND e."runId" = w."runId" AND e."stepOrder" < w."stepOrder" AND e."status" = 'held'
    LIMIT 1) IS NULL ELSE true END
  AND EXISTS (SELECT FROM "AffiliateProfile" p WHERE p."id" = $1 AND p."status" = 'active')`

/** SQL: the same with the few that are leaving this moment, of which the due index alone is read. */
export const FROM_WAITING_KEYS = `FROM "AffiliateAutomationJob" j WHERE j."affiliateId" = $1 AND j."restStatus" IS NULL`
