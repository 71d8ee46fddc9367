import type { TriggerType } from '@booster/engine/domain/automation'
import type { HoldReason, JobStatus } from '@booster/engine/domain/job'
import type { RunStatus } from '@booster/engine/domain/run'

// The rows of the demo as they are stored. Times are ISO strings: they travel as JSON.

export type LeadRow = {
  readonly affiliateId: string
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly whatsapp: string | null
  readonly status: string
  readonly tags: readonly string[]
  readonly source: string
  unsubscribedAt: string | null
  suppressedAt: string | null
  readonly createdAt: string
  updatedAt: string
}

export type RunRow = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly leadId: string
  readonly triggerType: TriggerType
  readonly triggerKey: string
  readonly triggerData: Readonly<Record<string, string>> | null
  readonly status: RunStatus
  readonly currentStepOrder: number
  readonly totalSteps: number
  readonly completedSteps: number
  readonly failedSteps: number
  readonly cancelledSteps: number
  readonly startedAt: string
  readonly pausedAt: string | null
  readonly completedAt: string | null
  readonly cancelledAt: string | null
  readonly lastExecutedAt: string | null
}

export type JobRow = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly stepId: string
  readonly leadId: string
  readonly runId: string
  readonly stepOrder: number
  readonly status: JobStatus
  readonly holdReason: HoldReason | null
  readonly scheduledAt: string
  readonly executedAt: string | null
  readonly failedAt: string | null
  readonly cancelledAt: string | null
  readonly unconfirmedAt: string | null
  readonly errorCode: string | null
  readonly errorMessage: string | null
  readonly retryCount: number
  readonly maxRetries: number
  readonly quickRetryCount: number
  readonly attemptCount: number
  readonly creditAmount: number
  readonly creditReserved: boolean
  readonly creditDeducted: boolean
  readonly emailSent: boolean
  readonly emailId: string | null
  readonly sendMs: number | null
  readonly stepVersion: number | null
  readonly messageRef: string
  readonly createdAt: string
  readonly updatedAt: string
}

export type AttemptRow = {
  readonly affiliateId: string
  readonly jobId: string
  readonly attemptNo: number
  readonly outcome: 'rejected' | 'not_sent' | 'unconfirmed'
  readonly errorCode: string
  readonly message: string
  readonly httpStatus: number | null
  readonly answer: string | null
  readonly at: string
  readonly durationMs: number
}

export function iso(ms: number): string {
  return new Date(ms).toISOString()
}
