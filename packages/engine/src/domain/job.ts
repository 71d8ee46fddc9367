/** The states of a job (one step of one run), in the order in which screens list them. */
export const JOB_STATUSES = [
  'pending',
  'processing',
  'held',
  'unconfirmed',
  'completed',
  'failed',
  'cancelled',
] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** Why a job waits although it is due. */
export const HOLD_REASONS = [
  'RUN_PAUSED',
  'AUTOMATION_PAUSED',
  'INSUFFICIENT_CREDIT',
  'AFFILIATE_SUSPENDED',
] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/**
 * The legal ways from state to state; the trigger `job_transition` refuses all others once more.
 * A failed or cancelled job becomes pending only by a person (retry, undo).
 */
export const JOB_TRANSITIONS: Readonly<Record<JobStatus, readonly JobStatus[]>> = {
  pending: ['processing', 'failed', 'cancelled', 'held'],
  processing: ['completed', 'failed', 'pending', 'unconfirmed', 'cancelled'],
  held: ['pending', 'cancelled'],
  unconfirmed: ['completed', 'failed', 'pending', 'cancelled'],
  completed: [],
  failed: ['pending'],
  cancelled: ['pending'],
}

export function canMoveJob(from: JobStatus, to: JobStatus): boolean {
  return JOB_TRANSITIONS[from].includes(to)
}

/** An open job keeps its run open; a closed one has come to its end. */
export function isOpenJob(status: JobStatus): boolean {
  return status !== 'completed' && status !== 'failed' && status !== 'cancelled'
}

/** Why a mail does not go on that was on its way when its run ended. */
export function whyRunEnded(isGoalReached: boolean): string {
  return isGoalReached ? JOB_ERROR_CODES.goalReached : JOB_ERROR_CODES.runCancelled
}

/** After this long without evidence the automation's policy decides about an unconfirmed job. */
export const UNCONFIRMED_AT_MOST_MS = 24 * 3_600_000

/** Error codes the engine itself gives; providers' codes come from the answer table of packages/mail. */
export const JOB_ERROR_CODES = {
  insufficientCredit: 'INSUFFICIENT_CREDIT',
  noAddress: 'NO_ADDRESS',
  unsubscribed: 'UNSUBSCRIBED',
  leftSequence: 'LEFT_SEQUENCE',
  suppressed: 'SUPPRESSED',
  cancelledByPerson: 'CANCELLED_BY_PERSON',
  runCancelled: 'RUN_CANCELLED',
  automationArchived: 'AUTOMATION_ARCHIVED',
  stepDeleted: 'STEP_DELETED',
  replied: 'REPLIED',
  goalReached: 'GOAL_REACHED',
  tooOld: 'TOO_OLD',
  leaseExpired: 'LEASE_EXPIRED',
  notConfirmed: 'NOT_CONFIRMED',
} as const
