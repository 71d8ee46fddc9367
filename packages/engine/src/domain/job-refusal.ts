import type { AutomationStatus } from './automation.ts'
import { type HoldReason, JOB_ERROR_CODES, type JobStatus } from './job.ts'
import { LEAD_BLOCKS, type LeadFacts, whyNotMailed } from './lead.ts'
import type { RunStatus } from './run.ts'
import type { Verdict } from './verdict.ts'

/**
 * Whether a job may be retried, cancelled, un-cancelled, sent now, resolved or resumed, and if not, why.
 * The stores, the procedures and the screens all ask these functions, so an action that a screen offers is one that
 * the store carries out.
 */
export const JOB_REFUSALS = [
  'ALREADY_SENT',
  'ON_ITS_WAY',
  'STILL_WAITING',
  'UNCONFIRMED',
  'ALREADY_CLOSED',
  'NOT_FAILED',
  'NOT_UNCONFIRMED',
  'NOT_HELD',
  'NOT_UNDOABLE',
  'INSUFFICIENT_CREDIT',
  ...LEAD_BLOCKS,
  'LEFT_SEQUENCE',
  'GOAL_REACHED',
  'RUN_PAUSED',
  'RUN_CANCELLED',
  'STEP_DELETED',
  'AUTOMATION_PAUSED',
  'AUTOMATION_ARCHIVED',
  'AFFILIATE_SUSPENDED',
  /** The lead lets its mails wait. */
  'LEAD_SNOOZED',
  'EARLIER_STEP_OPEN',
  /** The lead has begun the automation again since: only its newest run by the same key may be reopened. */
  'ENTERED_AGAIN',
  /** It has left for the archive. */
  'ARCHIVED',
  /** No job by that id, or one of another affiliate. */
  'NOT_FOUND',
] as const
export type JobRefusal = (typeof JOB_REFUSALS)[number]

/** Why a job can never be sent, whatever people do with it; in the order in which it is asked. */
export const NEVER_SENT = [
  ...LEAD_BLOCKS,
  /** The lead has left this sequence, and still gets other mail. */
  'LEFT_SEQUENCE',
  /** An event that ends the sequence is known, for this run. */
  'GOAL_REACHED',
  'RUN_CANCELLED',
  'STEP_DELETED',
  'AUTOMATION_ARCHIVED',
] as const satisfies readonly JobRefusal[]
export type NeverSent = (typeof NEVER_SENT)[number]

/** What decides whether a job can ever be sent. */
export type SendableFacts = LeadFacts & {
  readonly runStatus: RunStatus
  readonly automationStatus: AutomationStatus
  readonly stepDeleted: boolean
  /** The lead has left the sequence. Leaving ends every run of the lead there, so a claim never meets it. */
  readonly leadLeft?: boolean
  /** A goal of the run is known. It ends the run at once, so a claim never meets it. */
  readonly goalReached?: boolean
}

/** The facts that the rules below need. */
export type JobRuleFacts = SendableFacts & {
  readonly leadLeft: boolean
  readonly goalReached: boolean
  readonly status: JobStatus
  readonly holdReason: HoldReason | null
  readonly archived: boolean
  readonly affiliateSuspended: boolean
  /** The lead lets its mails wait. */
  readonly leadSnoozed: boolean
  /** An earlier step of the run is pending, processing or held. */
  readonly earlierStepOpen: boolean
  /** A newer run of the lead by the same key exists. Only asked of a job that failed or was cancelled. */
  readonly enteredAgain: boolean
  readonly creditAmount: number
  /** balance - reserved of the affiliate. */
  readonly creditAvailable: number
}

/** The facts that undoing a cancellation needs as well. */
export type UndoFacts = JobRuleFacts & {
  readonly errorCode: string | null
  /** Cancelled within the undo window. */
  readonly cancelledLately: boolean
  /** See `wasRunEnded`. */
  readonly runEnded: boolean
}

/** The actions a screen offers on one job. */
export const JOB_ACTIONS = ['retry', 'cancel', 'sendNow', 'resolve', 'resume'] as const
export type JobAction = (typeof JOB_ACTIONS)[number]

/** Per action: null when it is possible now, else why not. */
export function refuseActions(job: JobRuleFacts): Readonly<Record<JobAction, JobRefusal | null>> {
  return {
    retry: whyNotRetry(job),
    cancel: whyNotCancel(job),
    sendNow: whyNotSendNow(job),
    resolve: whyUntouchable(job) ?? whyNotResolve(job, 'was_sent'),
    resume: whyNotResume(job),
  }
}

export function whyNotRetry(job: JobRuleFacts): JobRefusal | null {
  const untouchable = whyUntouchable(job)
  if (untouchable !== null) return untouchable
  if (job.status === 'failed') return whyNeverSent(job) ?? whySuperseded(job) ?? whyUnfunded(job)
  if (job.status === 'cancelled') return 'NOT_FAILED'
  return WHY_NOT_FAILED[job.status]
}

const WHY_NOT_FAILED = {
  pending: 'STILL_WAITING',
  held: 'STILL_WAITING',
  processing: 'ON_ITS_WAY',
  unconfirmed: 'UNCONFIRMED',
  completed: 'ALREADY_SENT',
} as const satisfies Partial<Record<JobStatus, JobRefusal>>

export function whyNotCancel(job: JobRuleFacts): JobRefusal | null {
  return whyUntouchable(job) ?? WHY_NOT_WAITING[job.status]
}

/** Why a job is not waiting; null when it is pending or held. */
const WHY_NOT_WAITING = {
  pending: null,
  held: null,
  processing: 'ON_ITS_WAY',
  unconfirmed: 'UNCONFIRMED',
  completed: 'ALREADY_SENT',
  failed: 'ALREADY_CLOSED',
  cancelled: 'ALREADY_CLOSED',
} as const satisfies Record<JobStatus, JobRefusal | null>

/** What a suppression ended goes on once it is lifted: the mails that failed with it, and those it cancelled. */
export function whyNotPutBack(job: UndoFacts): JobRefusal | null {
  if (job.status !== 'cancelled') return whyNotRetry(job)
  const untouchable = whyUntouchable(job)
  if (untouchable !== null) return untouchable
  if (job.errorCode !== JOB_ERROR_CODES.suppressed) return 'NOT_FAILED'
  return whyNotReopened(job)
}

/** What the lead itself ended by the link of a mail goes on when it takes that back. */
export function whyNotGoOn(job: UndoFacts): JobRefusal | null {
  const isEnded = job.status === 'cancelled' && STOPPED_BY_LEAD.some((code) => code === job.errorCode)
  return isEnded ? whyNotReopened(job) : 'NOT_UNDOABLE'
}

/** Codes of jobs that the lead's own stop cancelled: at once, or when an attempt under way had failed. */
export const STOPPED_BY_LEAD = [
  JOB_ERROR_CODES.unsubscribed,
  JOB_ERROR_CODES.leftSequence,
  JOB_ERROR_CODES.runCancelled,
] as const

/** A cancellation by a person can be taken back for a moment, unless the job could not be sent any more. */
export function whyNotUndoCancel(job: UndoFacts): JobRefusal | null {
  const untouchable = whyUntouchable(job)
  if (untouchable !== null) return untouchable
  const byPerson = job.status === 'cancelled' && job.errorCode === JOB_ERROR_CODES.cancelledByPerson
  if (!byPerson || !job.cancelledLately) return 'NOT_UNDOABLE'
  if (job.runEnded) return 'RUN_CANCELLED'
  return whyNotReopened(job)
}

/** A run that has ended with its jobs reopens with one of them. */
function whyNotReopened(job: UndoFacts): JobRefusal | null {
  const runStatus = job.runStatus === 'cancelled' ? 'active' : job.runStatus
  return whyNeverSent({ ...job, runStatus }) ?? whySuperseded(job)
}

export function whyNotSendNow(job: JobRuleFacts): JobRefusal | null {
  const refusal = whyUntouchable(job) ?? WHY_NOT_WAITING[job.status]
  if (refusal !== null) return refusal
  if (job.holdReason !== null) return job.holdReason
  const never = whyNeverSent(job)
  if (never !== null) return never
  if (job.leadSnoozed) return 'LEAD_SNOOZED'
  if (job.earlierStepOpen) return 'EARLIER_STEP_OPEN'
  if (job.runStatus === 'paused') return 'RUN_PAUSED'
  if (job.automationStatus !== 'active') return 'AUTOMATION_PAUSED'
  return whyUnfunded(job)
}

/**
 * Evidence that an e-mail was sent counts whatever became of its lead, its run or its affiliate; only sending it
 * again needs a job that can still be sent.
 */
export function whyNotResolve(
  job: SendableFacts & Pick<JobRuleFacts, 'status' | 'archived'>,
  verdict: Verdict,
): JobRefusal | null {
  if (job.archived) return 'ARCHIVED'
  if (job.status !== 'unconfirmed') return 'NOT_UNCONFIRMED'
  return verdict === 'send_again' ? whyNeverSent(job) : null
}

/** A held job is resumed by resuming its run or its automation; no person's action ends the other holds. */
export function whyNotResume(job: JobRuleFacts): JobRefusal | null {
  const untouchable = whyUntouchable(job)
  if (untouchable !== null) return untouchable
  if (job.holdReason === null) return 'NOT_HELD'
  return job.holdReason === 'RUN_PAUSED' || job.holdReason === 'AUTOMATION_PAUSED' ? null : job.holdReason
}

/** What cancels the job at its next claim; null when nothing does. */
export function whyNeverSent(job: SendableFacts): NeverSent | null {
  const blocked = whyNotMailed(job)
  if (blocked !== null) return blocked
  if (job.leadLeft === true) return 'LEFT_SEQUENCE'
  if (job.goalReached === true) return 'GOAL_REACHED'
  if (job.runStatus === 'cancelled') return 'RUN_CANCELLED'
  if (job.stepDeleted) return 'STEP_DELETED'
  return job.automationStatus === 'archived' ? 'AUTOMATION_ARCHIVED' : null
}

/**
 * Judges jobs that will all need credit, in their order: each one that is allowed leaves less for those behind it.
 * @returns the refusals in the same order; null where the job is allowed
 */
export function refuseBeyondCredit<Job extends JobRuleFacts>(
  jobs: readonly Job[],
  whyNot: (job: Job) => JobRefusal | null,
): readonly (JobRefusal | null)[] {
  let granted = 0
  return jobs.map((job) => {
    const refusal = whyNot({ ...job, creditAvailable: job.creditAvailable - granted })
    if (refusal === null) granted += job.creditAmount
    return refusal
  })
}

/** Codes of jobs that were cancelled because their whole run ended. */
export const RUN_END_CODES = [
  JOB_ERROR_CODES.runCancelled,
  JOB_ERROR_CODES.automationArchived,
  JOB_ERROR_CODES.unsubscribed,
  JOB_ERROR_CODES.replied,
  JOB_ERROR_CODES.goalReached,
  JOB_ERROR_CODES.leftSequence,
  JOB_ERROR_CODES.suppressed,
] as const

/** Codes of jobs whose run ended for another reason than a suppression of the lead. */
export const OTHER_RUN_END_CODES = RUN_END_CODES.filter((code) => code !== JOB_ERROR_CODES.suppressed)

/** The run was ended as a whole; a run whose jobs were all cancelled one by one was not. */
export function wasRunEnded(
  runStatus: RunStatus,
  jobs: readonly { readonly status: JobStatus; readonly errorCode: string | null }[],
): boolean {
  return (
    runStatus === 'cancelled' &&
    jobs.some((job) => job.status !== 'cancelled' || RUN_END_CODES.some((code) => code === job.errorCode))
  )
}

function whyUntouchable(job: Pick<JobRuleFacts, 'archived' | 'affiliateSuspended'>): JobRefusal | null {
  if (job.archived) return 'ARCHIVED'
  return job.affiliateSuspended ? 'AFFILIATE_SUSPENDED' : null
}

function whySuperseded(job: Pick<JobRuleFacts, 'enteredAgain'>): JobRefusal | null {
  return job.enteredAgain ? 'ENTERED_AGAIN' : null
}

function whyUnfunded(job: JobRuleFacts): JobRefusal | null {
  return job.creditAvailable < job.creditAmount ? 'INSUFFICIENT_CREDIT' : null
}
