import { isWaiting } from '../engine-store/shared/job-states.ts'

/**
 * SQL: CTEs over the affiliate $1 for `isChargeable`: which of its waiting jobs no claim will charge, as far as the
 * gates of the claim can know today. Each is a short list found through an index of its own. (A cancelled run has no
 * waiting job: invariant 16.)
 */
export const CHARGEABLE_CTES = `
  halted_automations AS MATERIALIZED (
    SELECT "id" FROM "AffiliateAutomation" WHERE "affiliateId" = $1 AND "status" <> 'active'),
  deleted_steps AS MATERIALIZED (
    SELECT "id" FROM "AffiliateAutomationStep" WHERE "affiliateId" = $1 AND "archivedAt" IS NOT NULL),
  halted_runs AS MATERIALIZED (
    SELECT "id", 0 AS "fromStep" FROM "AffiliateAutomationLog"
    WHERE "affiliateId" = $1 AND "status" = 'paused' AND "pausedAt" IS NOT NULL
    UNION ALL
    SELECT "runId", "stepOrder" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "restStatus" = 'held'
    UNION ALL
    SELECT r."id", 0 FROM "AffiliateLead" l
    JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
    WHERE l."affiliateId" = $1 AND r."status" IN ('active', 'paused')
      AND (l."email" IS NULL OR l."unsubscribedAt" IS NOT NULL OR l."suppressedAt" IS NOT NULL))`

/** SQL: the job `job` (a name in the statement) waits, and its claim will charge it if the credit suffices. */
export function isChargeable(job: string): string {
  return `${isWaiting(job)}
    AND NOT EXISTS (SELECT FROM halted_automations h WHERE h."id" = ${job}."automationId")
    AND NOT EXISTS (SELECT FROM deleted_steps h WHERE h."id" = ${job}."stepId")
    AND NOT EXISTS (SELECT FROM halted_runs h WHERE h."id" = ${job}."runId" AND h."fromStep" < ${job}."stepOrder")
    AND EXISTS (SELECT FROM "AffiliateProfile" p WHERE p."id" = $1 AND p."status" = 'active')`
}
