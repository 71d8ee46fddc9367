import type { AutomationStatus, NoCreditRule, TriggerType } from '@booster/engine/domain/automation'
import type { HoldReason, JobStatus } from '@booster/engine/domain/job'
import type { RunStatus } from '@booster/engine/domain/run'
import { HAS_NEWER_ENTRY } from '../engine-store/shared/has-newer-entry.ts'

/** A job with all that a row of a list says about it. Times are Dates, as the database gives them. */
export type JobFacts = {
  readonly id: string
  readonly status: JobStatus
  readonly holdReason: HoldReason | null
  readonly errorCode: string | null
  readonly errorMessage: string | null
  readonly runId: string
  readonly stepId: string
  readonly stepOrder: number
  readonly scheduledAt: Date
  readonly executedAt: Date | null
  readonly failedAt: Date | null
  readonly cancelledAt: Date | null
  readonly unconfirmedAt: Date | null
  readonly updatedAt: Date
  readonly createdAt: Date
  /** When it left the live table, long after it had ended; null: it is live. */
  readonly archivedAt: Date | null
  readonly attemptCount: number
  readonly retryCount: number
  readonly quickRetryCount: number
  readonly maxRetries: number
  readonly creditAmount: number
  readonly creditReserved: boolean
  readonly creditDeducted: boolean
  readonly emailSent: boolean
  readonly automationId: string
  readonly automationName: string
  readonly automationStatus: AutomationStatus
  readonly triggerType: TriggerType
  /** As it left, or the newest of a mail that has not left. */
  readonly emailSubject: string
  /** From the trigger on, as this job has it; that of its step where retries or a break have moved it. */
  readonly delayMinutes: number
  readonly stepDeleted: boolean
  readonly leadId: string
  readonly leadName: string
  readonly leadEmail: string | null
  readonly leadUnsubscribed: boolean
  /** It has left the sequence of the run. */
  readonly leadLeft: boolean
  readonly goalReached: boolean
  readonly leadSuppressed: boolean
  /** Until when the lead lets its mails wait; null: it does not. May be past. */
  readonly snoozedUntil: Date | null
  readonly runStatus: RunStatus
  readonly totalSteps: number
  readonly completedSteps: number
  readonly affiliateSuspended: boolean
  /** An earlier step of the run is still waiting or leaving. */
  readonly earlierStepOpen: boolean
  /** The job failed or was cancelled, and its lead has begun the automation again since. */
  readonly enteredAgain: boolean
  /** An earlier step of the run is pending or processing. */
  readonly earlierStepUnderWay: boolean
  /** Why an earlier step of the run is held; null when none is. */
  readonly earlierStepHeld: HoldReason | null
  readonly onNoCredit: NoCreditRule
  /** balance - reserved of the affiliate. */
  readonly creditAvailable: number
  /**
   * The weightiest news of the mail. A bounce that is not hard weighs no more than a delivery: the later of the two says
   * how it ended, and who opened the mail has it.
   */
  readonly delivery: string | null
}

/** SQL: what the claim asks about the earlier steps of a pending job `j`. */
export const EARLIER_STEPS = `
  j."status" = 'pending' AND EXISTS (SELECT 1 FROM "AffiliateAutomationJob" e
    WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
      AND e."status" IN ('pending', 'processing')) AS "earlierStepUnderWay",
  CASE WHEN j."status" = 'pending' THEN (SELECT e."holdReason"::text FROM "AffiliateAutomationJob" e
    WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
      AND e."status" = 'held' ORDER BY e."stepOrder" LIMIT 1) END AS "earlierStepHeld"`

/** SQL: the subject of a job `j` of a step `s`, of the version that was handed over where one was. */
export const SHOWN_SUBJECT = `coalesce((
    SELECT v."emailSubject" FROM "AffiliateAutomationStepVersion" v
    WHERE v."affiliateId" = j."affiliateId" AND v."stepId" = j."stepId" AND v."version" = j."stepVersion"
      AND j."status" IN ('processing', 'completed', 'unconfirmed')), s."emailSubject")`

/**
 * SQL: minutes from the trigger of the run `r` to the job `j`. An edit of its step leaves a run under way as it was; where
 * retries or a break of the lead may have moved it, they are those of its step.
 */
export const OWN_DELAY_MINUTES = `CASE WHEN j."attemptCount" <= 1 AND j."retryCount" = 0 AND j."quickRetryCount" = 0
      AND coalesce(r."snoozedByMs", 0) = 0
    THEN greatest(0, round(extract(epoch FROM j."scheduledAt" - r."startedAt") / 60))::int
    ELSE s."delayMinutes" END`

const FACTS = `
  j."id", j."status"::text AS "status", j."holdReason"::text AS "holdReason", j."errorCode", j."errorMessage",
  j."runId", j."stepId", j."stepOrder", j."scheduledAt", j."executedAt", j."failedAt", j."cancelledAt",
  j."unconfirmedAt", j."updatedAt", j."createdAt", j."attemptCount", j."retryCount", j."quickRetryCount",
  j."maxRetries", j."creditAmount", j."creditReserved", j."creditDeducted", j."emailSent", j."automationId",
  a."name" AS "automationName", a."status"::text AS "automationStatus", a."triggerType"::text AS "triggerType",
  ${SHOWN_SUBJECT} AS "emailSubject", ${OWN_DELAY_MINUTES} AS "delayMinutes", s."archivedAt" IS NOT NULL AS "stepDeleted",
  l."id" AS "leadId", l."name" AS "leadName", l."email" AS "leadEmail",
  l."unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", r."leftAt" IS NOT NULL AS "leadLeft",
  r."goalAt" IS NOT NULL AS "goalReached", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
  l."snoozedUntil",
  r."status"::text AS "runStatus", r."totalSteps", r."completedSteps",
  f."status" = 'suspended' AS "affiliateSuspended",
  j."status" = 'pending' AND EXISTS (SELECT 1 FROM "AffiliateAutomationJob" e
    WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
      AND e."status" IN ('pending', 'processing', 'held')) AS "earlierStepOpen",
  j."status" IN ('failed', 'cancelled') AND ${HAS_NEWER_ENTRY} AS "enteredAgain",
  ${EARLIER_STEPS}, a."onNoCredit"::text AS "onNoCredit",
  coalesce(c."balance" - c."reserved", 0) AS "creditAvailable", d."delivery"`

/** SELECT list of JobFacts for a live job `j`, over the joins below. */
export const JOB_FACTS = `${FACTS}, NULL::timestamptz AS "archivedAt"`

/** The same for a `j` of "AnyJob", live or archived. */
export const ANY_JOB_FACTS = `${FACTS}, j."archivedAt"`

/** Joins of a job `j` to all that JOB_FACTS names, each within the affiliate. */
export const JOB_JOINS = `
  JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
  JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
  JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
  JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
  JOIN "AffiliateProfile" f ON f."id" = j."affiliateId"
  LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = j."affiliateId"
  LEFT JOIN LATERAL (
    SELECT e."kind"::text AS "delivery" FROM "DeliveryEvent" e
    WHERE e."affiliateId" = j."affiliateId" AND e."jobId" = j."id"
    ORDER BY array_position(ARRAY['complained', 'bounced', 'unsubscribed', 'left', 'replied', 'clicked', 'opened', 'delivered'],
      CASE WHEN e."bounceClass" IN ('soft', 'reputation') THEN 'delivered' ELSE e."kind"::text END),
      e."at" DESC, e."kind"
    LIMIT 1
  ) d ON true`
