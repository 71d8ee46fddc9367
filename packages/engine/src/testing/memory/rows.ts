import type {
  AutomationStatus,
  CatchUpRule,
  NoCreditRule,
  OpensRule,
  ReentryRule,
  TriggerType,
  UnconfirmedRule,
} from '../../domain/automation.ts'
import type { BounceClass, EventKind, SuppressionReason } from '../../domain/delivery-event.ts'
import type { HoldReason, JobStatus } from '../../domain/job.ts'
import type { LeadStatus } from '../../domain/lead.ts'
import type { RecipientDomain } from '../../domain/recipient-domain.ts'
import type { RunStatus } from '../../domain/run.ts'
import type { HandOver } from '../../domain/settlement.ts'
import type { TopUpState } from '../../domain/top-ups/top-up-request.ts'
import type { BulkTriggerStatus } from '../../domain/trigger/bulk-trigger.ts'
import type { EventEffect, KnownEvent } from '../../domain/trigger/lead-event.ts'
import type { EnrolReport, OptinAnswer, OptinInput, StepText } from '../../ports.ts'

/** The rows of the reference model: plain data, times in milliseconds of the model's own clock. */
export type AffiliateRow = {
  readonly id: string
  readonly name: string
  status: 'active' | 'suspended'
  /** Number of the claim that served it last: who was served waits behind the others. */
  servedBy: number
}

export type CreditRow = { balance: number; reserved: number; totalToppedUp: number; totalUsed: number }

export type TopUpRequestRow = {
  readonly affiliateId: string
  readonly id: string
  readonly credits: number
  state: TopUpState
  closedBy: string | null
  statementKey: string | null
}

export type LedgerRow = {
  readonly affiliateId: string
  readonly type: 'topup' | 'adjustment' | 'deduct'
  readonly amount: number
  readonly balanceBefore: number
  readonly balanceAfter: number
  readonly jobId: string | null
  readonly reference: string | null
  readonly description: string
  readonly atMs: number
}

export type LeadRow = {
  readonly affiliateId: string
  readonly id: string
  name: string
  email: string | null
  whatsapp: string | null
  language: string
  status: LeadStatus
  tags: readonly string[]
  notes: string
  unsubscribedAtMs: number | null
  /** The job by whose link it unsubscribed; null: anybody else said so, too. */
  unsubscribedBy: string | null
  suppressedAtMs: number | null
  snoozedUntilMs: number | null
  emailChanged: boolean
  /** Bounces of mails sent until then no longer count: the address was corrected, or its affiliate tries again. */
  patienceSinceMs: number
  erased: boolean
  awaitsConfirmation: boolean
}

export type SuppressionRow = {
  readonly affiliateId: string
  readonly email: string
  reason: SuppressionReason
  readonly atMs: number
}

export type FormRow = {
  readonly affiliateId: string
  readonly id: string
  readonly title: string
  readonly automationId: string | null
  readonly tags: readonly string[]
  readonly doubleOptIn: boolean
  /** Every text it has shown, the current one last; the version of the first is 1. */
  readonly consentTexts: readonly string[]
  readonly changedAtMs: number
  active: boolean
  submitCount: number
}

export type ConfirmationRow = {
  readonly affiliateId: string
  readonly id: string
  readonly leadId: string
  readonly createdAtMs: number
  optin: OptinInput & { readonly consentVersion: number }
  expiresAtMs: number
  confirmed: boolean
  mailState: QuestionMailState
  /** When its e-mail is to be sent; while it is being sent: until when nobody else may. */
  mailDueAtMs: number
  mailSentAtMs: number | null
}

export type QuestionMailState = 'queued' | 'sending' | 'sent' | 'failed' | 'unconfirmed' | 'withheld'

export type ConsentRow = {
  readonly affiliateId: string
  readonly leadId: string
  readonly formId: string
  readonly text: string
  readonly consentVersion: number
  readonly answers: readonly OptinAnswer[]
  readonly ip: string | null
  readonly userAgent: string | null
  readonly atMs: number
}

export type AutomationRow = {
  readonly affiliateId: string
  readonly id: string
  readonly name: string
  readonly triggerType: TriggerType
  status: AutomationStatus
  /** Null unless it is paused. */
  pausedAtMs: number | null
  readonly reentry: ReentryRule
  readonly onNoCredit: NoCreditRule
  readonly onUnconfirmed: UnconfirmedRule
  readonly catchUp: CatchUpRule
  readonly catchUpHours: number
  readonly trackOpens: OpensRule
  readonly trackClicks: boolean
  readonly endOnReply: boolean
  readonly goalEvents: readonly string[]
}

export type StepRow = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  stepOrder: number
  delayMinutes: number
  archived: boolean
  /** Every text it ever had; the last one is published, its place is its version. */
  readonly versions: StepText[]
}

export type RunRow = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly leadId: string
  readonly triggerKey: string
  readonly entry: number
  readonly startedAtMs: number
  status: RunStatus
  /** When it was last cancelled. */
  cancelledAtMs: number | null
  /** A person paused it, and nobody has resumed it since. */
  pausedByPerson: boolean
  /** When the lead left its sequence, and by the link of which job's mail. */
  leftAtMs: number | null
  leftBy: string | null
  /** By how much the lead's present snooze has moved what waits. */
  snoozedByMs: number
  /** When a goal of it became known. */
  goalAtMs: number | null
  /** The event that ended it. */
  goalEventId: string | null
}

export type JobRow = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly runId: string
  readonly leadId: string
  readonly stepId: string
  readonly stepOrder: number
  readonly creditAmount: number
  readonly maxRetries: number
  readonly messageRef: string
  status: JobStatus
  holdReason: HoldReason | null
  scheduledAtMs: number
  executedAtMs: number | null
  failedAtMs: number | null
  cancelledAtMs: number | null
  unconfirmedAtMs: number | null
  errorCode: string | null
  retryCount: number
  quickRetryCount: number
  attemptCount: number
  leaseToken: string | null
  leaseUntilMs: number | null
  creditReserved: boolean
  creditDeducted: boolean
  emailId: string | null
  stepVersion: number | null
  /** Of the address that the last hand-over went to. */
  recipientDomain: RecipientDomain | null
  /** Of the last claim: its goals are asked right before the hand-over. */
  mustAsk: boolean
  /** When they let the last hand-over go on. */
  clearedAtMs: number | null
}

export type AttemptRow = {
  readonly affiliateId: string
  readonly jobId: string
  readonly attemptNo: number
  readonly outcome: Exclude<HandOver['kind'], 'accepted'>
  readonly errorCode: string
}

/** An event of the provider as it was received. */
export type WebhookRow = { readonly digest: string; matched: boolean }

export type DeliveryRow = {
  readonly affiliateId: string
  readonly jobId: string
  readonly digest: string
  readonly kind: EventKind
  readonly bounceClass: BounceClass | null
  readonly byMachine: boolean | null
  readonly link: string | null
  readonly reason: string | null
}

export type EventRow = KnownEvent & {
  readonly affiliateId: string
  readonly id: string
  readonly leadId: string
  readonly amount: number | null
  readonly effects: readonly EventEffect[]
}

export type BreakerRow = {
  state: 'closed' | 'open' | 'half_open'
  retryAtMs: number
  openCount: number
  /** Why it is open. */
  errorCode: string | null
}

export type BulkTriggerRow = {
  readonly affiliateId: string
  readonly id: string
  readonly triggerType: TriggerType
  readonly portions: readonly (readonly string[])[]
  readonly report: EnrolReport['skipped'][number][]
  readonly leaseToken: string
  status: BulkTriggerStatus
  /** Portions enrolled so far. */
  donePortions: number
  enrolledRuns: number
  plannedJobs: number
}
