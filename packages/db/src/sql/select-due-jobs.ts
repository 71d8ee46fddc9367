import type { NoCreditRule } from '@booster/engine/domain/automation'
import type { GateFacts } from '@booster/engine/domain/claim-gates'
import type { ClaimedJob } from '@booster/engine/ports'
import type { SqlClock } from '../clock.ts'
import type { Tx } from '../transaction.ts'
import { isWaiting } from './job-states.ts'

/** A due job, locked by this transaction, with everything its gates and its mail need. */
export type DueJob = Omit<ClaimedJob, 'leaseToken' | 'leadEmail'> &
  GateFacts & {
    readonly onNoCredit: NoCreditRule
    /** Credits of its affiliate that are not reserved. */
    readonly available: number
  }

/**
 * The due jobs of these affiliates, an equal share for each, oldest first. Walks the due index per affiliate and
 * looks everything else up by its whole primary key (OFFSET 0 keeps the planner from joining in any other way), so
 * that the plan cannot tip over. Jobs another transaction holds are
 * passed over.
 */
export const selectDueJobs = async (
  tx: Tx,
  clock: SqlClock,
  input: { readonly affiliateIds: readonly string[]; readonly slots: number },
): Promise<readonly DueJob[]> => {
  const share = Math.ceil(input.slots / input.affiliateIds.length)
  return tx.rows<DueJob>(
    'select-due-jobs',
    `SELECT j."affiliateId", j."id", j."runId", j."automationId", j."leadId", j."stepId", j."stepOrder",
       s."version" AS "stepVersion", j."attemptCount" + 1 AS "attemptNo", j."retryCount", j."quickRetryCount",
       j."maxRetries", j."creditAmount", j."messageRef",
       l."name" AS "leadName", l."email" AS "leadEmail", l."whatsapp" AS "leadWhatsapp",
       p."displayName" AS "affiliateName", a."name" AS "automationName", a."onNoCredit", d.available,
       r."status" AS "runStatus", a."status" AS "automationStatus",
       p."status" = 'suspended' AS "affiliateSuspended", s."archivedAt" IS NOT NULL AS "stepDeleted",
       l."unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
       j."stepOrder" > 1 AND EXISTS (
         SELECT 1 FROM "AffiliateAutomationJob" e
         WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
           AND e."status" IN ('pending', 'processing')) AS "earlierStepOpen",
       CASE WHEN j."stepOrder" > 1 THEN (
         SELECT e."holdReason" FROM "AffiliateAutomationJob" e
         WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
           AND e."status" = 'held' ORDER BY e."stepOrder" LIMIT 1) END AS "earlierStepHeld"
     FROM (SELECT u.aff, coalesce((SELECT c."balance" - c."reserved" FROM "AffiliateCredit" c
             WHERE c."affiliateId" = u.aff), 0) AS available
           FROM unnest($1::uuid[]) AS u(aff)) d
     CROSS JOIN LATERAL (
       SELECT * FROM "AffiliateAutomationJob" q
       WHERE q."affiliateId" = d.aff AND ${isWaiting('q')} AND q."scheduledAt" <= ${clock.now}
       ORDER BY q."scheduledAt", q."id" LIMIT $2 FOR UPDATE SKIP LOCKED) j
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateAutomationLog" t
       WHERE t."affiliateId" = j."affiliateId" AND t."id" = j."runId" OFFSET 0) r
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateAutomation" t
       WHERE t."affiliateId" = j."affiliateId" AND t."id" = j."automationId" OFFSET 0) a
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateAutomationStep" t
       WHERE t."affiliateId" = j."affiliateId" AND t."id" = j."stepId" OFFSET 0) s
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateLead" t
       WHERE t."affiliateId" = j."affiliateId" AND t."id" = j."leadId" OFFSET 0) l
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateProfile" t WHERE t."id" = j."affiliateId" OFFSET 0) p
     LIMIT $3`,
    [input.affiliateIds, share, input.slots],
  )
}
