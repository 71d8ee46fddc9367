import type { AutomationStatus, NoCreditRule, TriggerType } from '@booster/engine/domain/automation'
import type { HoldReason, JobStatus } from '@booster/engine/domain/job'
import type { RunStatus } from '@booster/engine/domain/run'
import { EARLIER_STEPS } from '../jobs/job-facts.ts'

/** A run with all that a row of a list says about it. */
export type RunFacts = {
  readonly id: string
  readonly status: RunStatus
  readonly automationId: string
  readonly automationName: string
  readonly automationStatus: AutomationStatus
  readonly automationTrigger: TriggerType
  readonly leadId: string
  readonly leadName: string
  readonly leadEmail: string | null
  readonly leadStatus: string
  readonly triggerType: TriggerType
  readonly triggerKey: string
  readonly entry: number
  readonly triggerData: unknown
  readonly currentStepOrder: number
  readonly totalSteps: number
  readonly completedSteps: number
  readonly failedSteps: number
  readonly cancelledSteps: number
  readonly startedAt: Date
  readonly pausedAt: Date | null
  readonly completedAt: Date | null
  readonly cancelledAt: Date | null
  readonly lastExecutedAt: Date | null
  /** An event that was its goal ended it. */
  readonly goalReached: boolean
  /** The first job that is still open. */
  readonly nextJobId: string | null
  readonly nextStepOrder: number | null
  readonly nextStatus: JobStatus | null
  readonly nextScheduledAt: Date | null
  /** What the claim of that job asks. */
  readonly nextHoldReason: HoldReason | null
  readonly nextStepDeleted: boolean | null
  readonly earlierStepUnderWay: boolean | null
  readonly earlierStepHeld: HoldReason | null
  readonly leadUnsubscribed: boolean
  readonly leadSuppressed: boolean
  readonly snoozedUntil: Date | null
  readonly affiliateSuspended: boolean
  readonly onNoCredit: NoCreditRule
}

/** SELECT list of RunFacts over a run `r` and the joins below. */
export const RUN_FACTS = `
  r."id", r."status"::text AS "status", a."id" AS "automationId", a."name" AS "automationName",
  a."status"::text AS "automationStatus", a."triggerType"::text AS "automationTrigger",
  l."id" AS "leadId", l."name" AS "leadName", l."email" AS "leadEmail", l."status" AS "leadStatus",
  r."triggerType"::text AS "triggerType", r."triggerKey", r."entry", r."triggerData", r."currentStepOrder", r."totalSteps",
  r."completedSteps", r."failedSteps", r."cancelledSteps", r."startedAt", r."pausedAt", r."completedAt",
  r."cancelledAt", r."lastExecutedAt", r."goalEventId" IS NOT NULL AS "goalReached", n."nextJobId", n."nextStepOrder", n."nextStatus", n."nextScheduledAt",
  n."nextHoldReason", n."nextStepDeleted", n."earlierStepUnderWay", n."earlierStepHeld",
  l."unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
  l."snoozedUntil",
  f."status" = 'suspended' AS "affiliateSuspended", a."onNoCredit"::text AS "onNoCredit"`

export const RUN_JOINS = `
  JOIN "AffiliateAutomation" a ON a."affiliateId" = r."affiliateId" AND a."id" = r."automationId"
  JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"
  JOIN "AffiliateProfile" f ON f."id" = r."affiliateId"
  LEFT JOIN LATERAL (
    SELECT j."id" AS "nextJobId", j."stepOrder" AS "nextStepOrder", j."status"::text AS "nextStatus",
           j."scheduledAt" AS "nextScheduledAt", j."holdReason"::text AS "nextHoldReason",
           s."archivedAt" IS NOT NULL AS "nextStepDeleted", ${EARLIER_STEPS}
    FROM "AffiliateAutomationJob" j
    JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
    WHERE j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
      AND j."status" NOT IN ('completed', 'failed', 'cancelled')
    ORDER BY j."stepOrder" LIMIT 1
  ) n ON true`
