import { type JobRow, jobRow } from '@booster/contracts/jobs/jobs'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { JobFacts } from '@booster/db/jobs/job-facts'
import { snoozedForMs } from '@booster/engine/domain/forecast/job-gate'
import { refuseActions } from '@booster/engine/domain/job-refusal'
import { foreseeJob, type Outlook } from '../forecast/foresee-jobs.ts'

/** A job as the list shows it. */
export function jobRowOf(job: JobFacts, outlook: Outlook): JobRow {
  return jobRow.parse({
    id: job.id,
    status: job.status,
    holdReason: job.holdReason,
    reason: job.holdReason ?? job.errorCode,
    errorCode: job.errorCode,
    errorMessage: job.errorMessage,
    automation: {
      id: job.automationId,
      name: job.automationName,
      triggerType: job.triggerType,
      status: job.automationStatus,
    },
    step: {
      id: job.stepId,
      stepOrder: job.stepOrder,
      totalSteps: job.totalSteps,
      emailSubject: job.emailSubject,
      delayMinutes: job.delayMinutes,
    },
    lead: { id: job.leadId, name: job.leadName, email: job.leadEmail },
    runId: job.runId,
    scheduledAt: isoOf(job.scheduledAt),
    forecast: foreseeJob(job, outlook),
    executedAt: isoOrNull(job.executedAt),
    failedAt: isoOrNull(job.failedAt),
    cancelledAt: isoOrNull(job.cancelledAt),
    unconfirmedAt: isoOrNull(job.unconfirmedAt),
    updatedAt: isoOf(job.updatedAt),
    attempt: attemptOf(job),
    attemptCount: job.attemptCount,
    retryCount: job.retryCount,
    maxRetries: job.maxRetries,
    credit: { state: creditStateOf(job), amount: job.creditAmount },
    creditDeducted: job.creditDeducted,
    emailSent: job.emailSent,
    delivery: job.delivery,
    actions: refuseActions({
      ...job,
      archived: job.archivedAt !== null,
      leadSnoozed: snoozedForMs(job.snoozedUntil, outlook.sending.now) > 0,
    }),
  })
}

/** The attempt that runs or ran last: while a job waits for its next round, `retryCount` already counts that one. */
export function attemptOf(
  job: Pick<JobFacts, 'status' | 'attemptCount' | 'retryCount' | 'quickRetryCount' | 'maxRetries'>,
): { no: number; of: number } | null {
  if (job.attemptCount === 0) return null
  const waitsForRound = job.status === 'pending' && job.quickRetryCount === 0 && job.retryCount > 0
  return { no: waitsForRound ? job.retryCount : job.retryCount + 1, of: job.maxRetries + 1 }
}

function creditStateOf(job: Pick<JobFacts, 'creditReserved' | 'creditDeducted'>) {
  if (job.creditDeducted) return 'deducted'
  return job.creditReserved ? 'reserved' : 'none'
}
