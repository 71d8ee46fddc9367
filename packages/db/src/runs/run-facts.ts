import type { AutomationStatus, TriggerType } from '@booster/engine/domain/automation'
import type { JobStatus } from '@booster/engine/domain/job'
import type { RunStatus } from '@booster/engine/domain/run'

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
  /** The first job that is still open. */
  readonly nextJobId: string | null
  readonly nextStepOrder: number | null
  readonly nextStatus: JobStatus | null
  readonly nextScheduledAt: Date | null
}

/** SELECT list of RunFacts over a run `r` and the joins below. */
export const RUN_FACTS = `
  r."id", r."status"::text AS "status", a."id" AS "automationId", a."name" AS "automationName",
  a."status"::text AS "automationStatus", a."triggerType"::text AS "automationTrigger",
  l."id" AS "leadId", l."name" AS "leadName", l."email" AS "leadEmail", l."status" AS "leadStatus",
  r."triggerType"::text AS "triggerType", r."triggerKey", r."triggerData", r."currentStepOrder", r."totalSteps",
  r."completedSteps", r."failedSteps", r."cancelledSteps", r."startedAt", r."pausedAt", r."completedAt",
  r."cancelledAt", r."lastExecutedAt", n."nextJobId", n."nextStepOrder", n."nextStatus", n."nextScheduledAt"`

export const RUN_JOINS = `
  JOIN "AffiliateAutomation" a ON a."affiliateId" = r."affiliateId" AND a."id" = r."automationId"
  JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"
  LEFT JOIN LATERAL (
    SELECT j."id" AS "nextJobId", j."stepOrder" AS "nextStepOrder", j."status"::text AS "nextStatus",
           j."scheduledAt" AS "nextScheduledAt"
    FROM "AffiliateAutomationJob" j
    WHERE j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
      AND j."status" NOT IN ('completed', 'failed', 'cancelled')
    ORDER BY j."stepOrder" LIMIT 1
  ) n ON true`
