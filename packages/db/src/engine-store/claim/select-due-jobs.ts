import type { NoCreditRule } from '@booster/engine/domain/automation'
import type { GateFacts } from '@booster/engine/domain/claim/claim-gates'
import type { ClaimedJob } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { isWaiting } from '../shared/job-states.ts'

/** A due job, locked by this transaction, with everything its gates and its mail need. */
export type DueJob = Omit<ClaimedJob, 'leaseToken' | 'leadEmail'> &
  GateFacts & {
    readonly onNoCredit: NoCreditRule
    /** Credits of its affiliate that are not reserved. */
    readonly available: number
  }

/** What is the same for all jobs of a step, and so is read once per step. */
type StepFacts = Pick<
  DueJob,
  | 'stepVersion'
  | 'stepDeleted'
  | 'automationName'
  | 'trackOpens'
  | 'trackClicks'
  | 'endOnReply'
  | 'mustAsk'
  | 'automationStatus'
  | 'onNoCredit'
  | 'affiliateName'
  | 'senderName'
  | 'replyTo'
  | 'accountEmail'
  | 'postalAddress'
  | 'affiliateSuspended'
  | 'available'
>

type JobRow = Omit<DueJob, keyof StepFacts> & {
  /** By the id of the step; on the first row only. */
  readonly steps: Readonly<Record<string, StepFacts>> | null
}

/**
 * The due jobs of these affiliates, `share` of each at most, oldest first, until the slots are full. Walks the due
 * index per affiliate and reads everything else by its whole primary key (OFFSET 0 keeps the planner from joining
 * in any other way), so that the plan cannot tip over. Jobs another transaction holds are passed over.
 */
export async function selectDueJobs(
  tx: Tx,
  input: { readonly affiliateIds: readonly string[]; readonly share: number; readonly slots: number },
): Promise<readonly DueJob[]> {
  const rows = await tx.rows<JobRow>(
    'select-due-jobs',
    `WITH due AS MATERIALIZED (
       SELECT j."affiliateId", j."id", j."runId", j."automationId", j."leadId", j."stepId", j."stepOrder",
         j."attemptCount" + 1 AS "attemptNo", j."retryCount", j."quickRetryCount", j."maxRetries", j."creditAmount",
         j."messageRef", l."name" AS "leadName", l."email" AS "leadEmail", l."whatsapp" AS "leadWhatsapp",
         coalesce(l."language", 'id') AS "leadLanguage",
         r."status" AS "runStatus",
         l."unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
         greatest(0, extract(epoch FROM l."snoozedUntil" - ${tx.clock.now}) * 1000)::float8 AS "snoozedForMs",
         j."stepOrder" > 1 AND EXISTS (
           SELECT 1 FROM "AffiliateAutomationJob" e
           WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
             AND e."status" IN ('pending', 'processing')) AS "earlierStepOpen",
         CASE WHEN j."stepOrder" > 1 THEN (
           SELECT e."holdReason" FROM "AffiliateAutomationJob" e
           WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
             AND e."status" = 'held' ORDER BY e."stepOrder" LIMIT 1) END AS "earlierStepHeld"
       FROM unnest($1::uuid[]) AS d(aff)
       CROSS JOIN LATERAL (
         SELECT * FROM "AffiliateAutomationJob" q
         WHERE q."affiliateId" = d.aff AND ${isWaiting('q')} AND q."scheduledAt" <= ${tx.clock.now}
         ORDER BY q."scheduledAt", q."id" LIMIT $2 FOR UPDATE SKIP LOCKED) j
       CROSS JOIN LATERAL (SELECT * FROM "AffiliateAutomationLog" t
         WHERE t."affiliateId" = j."affiliateId" AND t."id" = j."runId" OFFSET 0) r
       CROSS JOIN LATERAL (SELECT * FROM "AffiliateLead" t
         WHERE t."affiliateId" = j."affiliateId" AND t."id" = j."leadId" OFFSET 0) l
       LIMIT $3),
     steps AS MATERIALIZED (
       SELECT u."stepId", jsonb_build_object(
         'stepVersion', s."version", 'stepDeleted', s."archivedAt" IS NOT NULL,
         'automationName', a."name", 'trackOpens', a."trackOpens", 'trackClicks', a."trackClicks", 'endOnReply', a."endOnReply",
         'mustAsk', cardinality(a."goalEvents") > 0, 'automationStatus', a."status", 'onNoCredit', a."onNoCredit",
         'affiliateName', p."displayName", 'senderName', p."senderName", 'replyTo', p."replyTo",
         'accountEmail', p."accountEmail", 'postalAddress', p."postalAddress",
         'affiliateSuspended', p."status" = 'suspended',
         'available', coalesce((SELECT c."balance" - c."reserved" FROM "AffiliateCredit" c
           WHERE c."affiliateId" = u."affiliateId"), 0)) AS facts
       FROM (SELECT DISTINCT "affiliateId", "automationId", "stepId" FROM due) u
       CROSS JOIN LATERAL (SELECT * FROM "AffiliateAutomation" t
         WHERE t."affiliateId" = u."affiliateId" AND t."id" = u."automationId" OFFSET 0) a
       CROSS JOIN LATERAL (SELECT * FROM "AffiliateAutomationStep" t
         WHERE t."affiliateId" = u."affiliateId" AND t."id" = u."stepId" OFFSET 0) s
       CROSS JOIN LATERAL (SELECT * FROM "AffiliateProfile" t WHERE t."id" = u."affiliateId" OFFSET 0) p)
     SELECT due.*, CASE WHEN row_number() OVER () = 1 THEN
       (SELECT jsonb_object_agg("stepId", facts) FROM steps) END AS "steps"
     FROM due`,
    [input.affiliateIds, input.share, input.slots],
  )
  const steps = rows[0]?.steps ?? {}
  return rows.map((row) => {
    const facts = steps[row.stepId]
    if (facts === undefined) throw new Error(`Step ${row.stepId} of a due job is gone`)
    return Object.assign(row, facts)
  })
}
