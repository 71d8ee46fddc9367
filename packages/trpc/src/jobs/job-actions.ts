import type { JobActionReason, JobActions } from '@booster/contracts/job'
import type { JobFacts } from '@booster/db/jobs/job-facts'

type Facts = Pick<
  JobFacts,
  | 'status'
  | 'holdReason'
  | 'creditAmount'
  | 'creditAvailable'
  | 'leadEmail'
  | 'leadSuppressed'
  | 'leadUnsubscribed'
  | 'runStatus'
  | 'stepArchived'
  | 'automationStatus'
  | 'affiliateSuspended'
  | 'earlierStepOpen'
  | 'archivedAt'
>

const ALL_ARCHIVED: JobActions = {
  retry: 'ARCHIVED',
  cancel: 'ARCHIVED',
  sendNow: 'ARCHIVED',
  resolve: 'ARCHIVED',
  resume: 'ARCHIVED',
}

/**
 * Which deeds on a job are possible now (null), and why the others are not. What the store refuses is refused
 * here in the same words, so that a screen never offers what cannot be done; the store stays the judge.
 */
export function jobActionsOf(job: Facts): JobActions {
  if (job.archivedAt !== null) return ALL_ARCHIVED
  const suspended: JobActionReason | null = job.affiliateSuspended ? 'AFFILIATE_SUSPENDED' : null
  return {
    retry: suspended ?? againstRetry(job),
    cancel: suspended ?? againstCancel(job),
    sendNow: suspended ?? againstSendNow(job),
    resolve: suspended ?? (job.status === 'unconfirmed' ? null : 'NOT_IN_DOUBT'),
    resume: suspended ?? againstResume(job),
  }
}

function againstRetry(job: Facts): JobActionReason | null {
  switch (job.status) {
    case 'failed':
      return againstSending(job) ?? (job.creditAvailable < job.creditAmount ? 'NO_CREDIT' : null)
    case 'completed':
      return 'ALREADY_SENT'
    case 'processing':
      return 'ON_ITS_WAY'
    case 'unconfirmed':
      return 'IN_DOUBT'
    case 'cancelled':
      return 'NOT_FAILED'
    default:
      return 'STILL_WAITING'
  }
}

/** What would cancel the job at its next claim; of several reasons the one that the store names too. */
function againstSending(job: Facts): JobActionReason | null {
  if (job.leadEmail === null) return 'NO_ADDRESS'
  if (job.leadSuppressed) return 'SUPPRESSED'
  if (job.leadUnsubscribed) return 'UNSUBSCRIBED'
  if (job.runStatus === 'cancelled') return 'RUN_CANCELLED'
  if (job.stepArchived) return 'STEP_DELETED'
  return job.automationStatus === 'archived' ? 'AUTOMATION_ARCHIVED' : null
}

function againstCancel(job: Facts): JobActionReason | null {
  switch (job.status) {
    case 'pending':
    case 'held':
      return null
    case 'processing':
      return 'ON_ITS_WAY'
    case 'completed':
      return 'ALREADY_SENT'
    case 'unconfirmed':
      return 'IN_DOUBT'
    default:
      return 'ALREADY_CLOSED'
  }
}

function againstSendNow(job: Facts): JobActionReason | null {
  if (job.status === 'held') return heldFor(job)
  if (job.status === 'processing') return 'ON_ITS_WAY'
  if (job.status === 'completed') return 'ALREADY_SENT'
  if (job.status === 'unconfirmed') return 'IN_DOUBT'
  if (job.status !== 'pending') return 'ALREADY_CLOSED'
  if (job.earlierStepOpen) return 'EARLIER_STEP_OPEN'
  if (job.runStatus === 'paused') return 'RUN_PAUSED'
  if (job.automationStatus !== 'active') return 'AUTOMATION_PAUSED'
  return againstSending(job) ?? (job.creditAvailable < job.creditAmount ? 'NO_CREDIT' : null)
}

function againstResume(job: Facts): JobActionReason | null {
  if (job.status !== 'held') return 'NOT_HELD'
  return job.holdReason === 'NO_CREDIT' ? 'NO_CREDIT' : null
}

function heldFor(job: Facts): JobActionReason {
  if (job.holdReason === 'RUN_PAUSED') return 'RUN_PAUSED'
  return job.holdReason === 'NO_CREDIT' ? 'NO_CREDIT' : 'AUTOMATION_PAUSED'
}
