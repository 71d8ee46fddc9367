import type { Actor } from './domain/actor.ts'
import type {
  AutomationRefusal,
  AutomationTarget,
  OpensRule,
  PublishRefusal,
  TriggerType,
} from './domain/automation.ts'
import type { BounceClass, EventKind, StopReason } from './domain/delivery-event.ts'
import type { JobRefusal } from './domain/job-refusal.ts'
import type { LeadStatus, ReactivateRefusal, SnoozeRefusal, UndoStopRefusal } from './domain/lead.ts'
import type { OutgoingMail } from './domain/mail.ts'
import type { RestartRefusal } from './domain/restart-refusal.ts'
import type { RunRefusal } from './domain/run-refusal.ts'
import type { SendFault, SendOutcome } from './domain/send-outcome.ts'
import type { HandOver, Settlement } from './domain/settlement.ts'
import type { ClosedTopUpState } from './domain/top-ups/top-up-request.ts'
import type { EventEffect } from './domain/trigger/lead-event.ts'
import type { OptinDoubt } from './domain/trigger/optin-doubt.ts'
import type { SkipReason } from './domain/trigger/skip-reason.ts'
import type { Verdict } from './domain/verdict.ts'

/**
 * What the engine needs from outside: a Store that keeps everything, a Mailer that hands mails over, a Renderer,
 * a Clock for waiting and measuring, and a Log. Nothing else: the engine runs wherever JavaScript does.
 *
 * Every operation of the Store is exactly one transaction: it happens whole or not at all, and what is due or
 * expired is decided by the store's clock alone.
 */
export type Store = {
  // ---- 1 trigger
  enrolLeads(input: EnrolInput): Promise<EnrolReport>
  /** An opt-in that needs one (`whyConfirmOptin`) waits for a confirmation, and starts nothing before it. */
  submitOptin(input: OptinInput): Promise<OptinReport>
  /** The owner of the address confirms an opt-in, by the link of the e-mail that asked. */
  confirmOptin(input: { readonly confirmationId: string }): Promise<ConfirmReport>
  /** Enrols the next portion of a bulk trigger and adds it to the report, by whoever holds the lease. */
  enrolPortion(input: BulkTriggerLease & { leaseMs: number }): Promise<PortionEnrolled>
  /** Keeps an event of a lead, once by its key, with all that follows: runs that it ends as their goal, and runs that it starts. */
  recordEvent(input: EventInput): Promise<EventReport>
  // ---- 2 claim
  claimDueJobs(input: {
    processId: string
    slots: number
    leaseMs: number
    provider: string
  }): Promise<ClaimedBatch>
  /** Texts of step versions, to be kept by the caller: a version never changes. */
  readStepTexts(refs: readonly StepRef[]): Promise<readonly StepText[]>
  /** Milliseconds until the next claim can find something (0: now); null when nothing is pending anywhere. */
  nextDueInMs(): Promise<number | null>
  // ---- 3 send
  /** Asks the goals of claimed jobs right before their hand-over. @returns the ids of those that may leave; the others do not */
  askGoals(jobs: readonly LeasedJob[]): Promise<readonly string[]>
  // ---- 4 settle
  settleSends(sends: readonly SettledSend[]): Promise<SettleReport>
  /** The answer of an attempt whose lease was lost: evidence for a job that rescue made unconfirmed. */
  settleLateAnswers(sends: readonly SettledSend[]): Promise<SettleReport>
  // ---- 5 rescue
  rescueExpiredLeases(input: { limit: number }): Promise<{ readonly rescued: number }>
  // ---- 6 resolve
  resolveUnconfirmed(input: ResolveInput): Promise<Changed<JobRefusal>>
  /** What became of a mail, as the provider's webhook or a hit on one of our own signed links says. */
  applyDeliveryEvent(input: DeliveryEventInput): Promise<DeliveryReport>
  resolveAgedUnconfirmed(input: {
    olderThanMs: number
    limit: number
  }): Promise<{ readonly resolved: number }>
  // ---- steering, by a person; whether a job may be changed is decided by `domain/job-refusal.ts`
  cancelRun(input: RunRef & WithActor): Promise<CancelReport>
  pauseRun(input: RunRef & WithActor): Promise<Changed<RunRefusal>>
  resumeRun(input: RunRef & WithActor): Promise<Changed<RunRefusal>>
  /** A new run of a lead whose run is over, from any step on. */
  restartRun(input: RestartInput): Promise<RestartReport>
  setAutomationStatus(
    input: { affiliateId: string; automationId: string; status: AutomationTarget } & WithActor,
  ): Promise<Changed<AutomationRefusal>>
  cancelJobs(input: { affiliateId: string; jobIds: readonly string[] } & WithActor): Promise<JobsChanged>
  /** Takes back a cancellation by a person that is at most `withinMs` old. */
  undoCancelJobs(
    input: { affiliateId: string; jobIds: readonly string[]; withinMs: number } & WithActor,
  ): Promise<JobsChanged>
  /** Puts failed jobs back to pending, with fresh rounds. */
  retryJobs(input: { affiliateId: string; jobIds: readonly string[] } & WithActor): Promise<JobsChanged>
  /** Makes pending jobs due now, whatever their schedule. */
  sendJobsNow(input: { affiliateId: string; jobIds: readonly string[] } & WithActor): Promise<JobsChanged>
  unsubscribeLead(
    input: LeadRef & WithActor & { reason: StopReason },
  ): Promise<Changed<'ALREADY_UNSUBSCRIBED'>>
  /**
   * A lead leaves the sequence of a mail, by the link in it: what waits is cancelled, and only a consent that the owner of
   * the address confirms lets it enter again.
   */
  leaveSequence(input: MailRef & WithActor): Promise<Changed<'ALREADY_LEFT'>>
  /** A lead takes back what the link of this mail stopped (`whyNotUndoStop`): all mail, or else its sequence. */
  undoStop(input: MailRef & WithActor & { withinMs: number }): Promise<Changed<UndoStopRefusal>>
  /**
   * A lead lets its mails wait, by the link of one. What waits moves by run, at its distances, so that the first leaves when
   * the time is over. A later call replaces an earlier one; `forMs` 0 ends it, and takes back what it moved.
   */
  snoozeLead(input: MailRef & WithActor & { forMs: number }): Promise<Changed<SnoozeRefusal>>
  /** Lets mail start again where `whyNotReactivate` allows it, and puts mails back as `liftSuppressions` does. */
  reactivateLead(input: ReactivateInput): Promise<LeadReactivated>
  /**
   * Takes suppressions back where `whyNotLift` allows it, and puts back the mails that failed with them or were cancelled
   * by them (`whyNotPutBack`).
   */
  liftSuppressions(input: LiftInput): Promise<SuppressionsLifted>
  /** Every mail not yet handed over takes the new name and address. */
  updateLead(input: LeadRef & WithActor & { changes: LeadChanges }): Promise<LeadUpdated>
  /** Takes everything personal away. Runs, jobs and ledger stay, under a pseudonym; the address is remembered as a hash. */
  eraseLead(input: LeadRef & WithActor): Promise<Changed<'LEAD_ERASED'>>
  publishSteps(input: PublishStepsInput): Promise<Changed<PublishRefusal>>
  // ---- credits
  topUpCredit(input: TopUpInput): Promise<TopUpReport>
  // ---- the account of an affiliate, by an admin
  /** Ends the affiliate's sessions and every claim of its jobs. What is on its way is still settled. */
  suspendAffiliate(
    input: { affiliateId: string; reason: string } & WithActor,
  ): Promise<Changed<'ALREADY_SUSPENDED'>>
  /** Brings back what the suspension held: due now, in its order. */
  releaseAffiliate(input: { affiliateId: string; reason: string } & WithActor): Promise<ReleaseReport>
  /** Closes an open request for credit and books it, once for ever. */
  approveTopUp(input: ApproveTopUpInput): Promise<ApproveTopUpReport>
  // ---- breaker
  /** @returns whether it was not open; what an open one is open for follows the latest fault */
  openBreaker(
    input: { provider: string; fault: SendFault } & BreakerPace,
  ): Promise<{ readonly opened: boolean }>
  /** @param input.by a refused mail leaves a breaker open that refusals opened (`EVERYBODY_REFUSED`) */
  closeBreaker(input: {
    provider: string
    by: 'accepted' | 'rejected'
  }): Promise<{ readonly closed: boolean }>
  /** Stops every claim in all processes until a person resumes: a money invariant is broken, or an admin asks. */
  stopSending(input: { reason: string } & WithActor): Promise<Changed<'ALREADY_STOPPED'>>
  resumeSending(input: WithActor): Promise<Changed<'NOT_STOPPED'>>
}

/** How an open breaker goes on. */
export type BreakerPace = {
  /** Until one job may try; doubles with every opening in a row. */
  readonly coolDownMs: number
  readonly coolDownAtMostMs: number
  /** Admins are alerted when it has not closed for so long since the first opening. */
  readonly alertAfterMs: number
}

export type { Actor }
/** What a person (or the system in its own name) does carries who did it; the audit log keeps it. */
export type WithActor = { readonly actor: Actor }
export type LeadRef = { readonly affiliateId: string; readonly leadId: string }
/** A mail of ours in any state, as a link in it names it; the link's signature has been checked. */
export type MailRef = { readonly messageRef: string }
export type RunRef = { readonly affiliateId: string; readonly runId: string }

/** The answer to an action on one object; `unknown` also covers an object of another affiliate. */
export type Changed<Refusal extends string> =
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged'; readonly reason: Refusal }
  | { readonly kind: 'unknown' }

/** What a person may change about a lead; what is missing stays. */
export type LeadChanges = {
  readonly name?: string
  /** Lower case. An address can be corrected, not taken away. */
  readonly email?: string
  readonly whatsapp?: string | null
  readonly status?: LeadStatus
  readonly tags?: readonly string[]
  readonly notes?: string
}

export type LeadUpdated =
  | Changed<'LEAD_ERASED'>
  /** Another lead of the affiliate has this address. */
  | { readonly kind: 'taken'; readonly leadId: string }

/** The answer to an action on many jobs: which were changed, and why the others were not. */
export type JobsChanged = {
  readonly changed: readonly string[]
  readonly refused: readonly { readonly jobId: string; readonly reason: JobRefusal }[]
}

export type LiftInput = WithActor & {
  readonly affiliateId: string
  /** At most some hundreds: one transaction. */
  readonly leadIds: readonly string[]
  /** Why the suppression was wrong, for the audit. */
  readonly note: string
}

export type ReactivateInput = LeadRef &
  WithActor & {
    /** Why the address is right after all, for the audit. */
    readonly note: string
  }

export type LeadReactivated =
  | { readonly kind: 'changed'; readonly jobs: JobsChanged }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unchanged'; readonly reason: ReactivateRefusal }

export type SuppressionsLifted = {
  /** Mail to these leads goes on. */
  readonly lifted: readonly string[]
  /** Those that stay as they were; a lead that does not exist is in neither. */
  readonly refused: readonly { readonly leadId: string; readonly reason: ReactivateRefusal }[]
  /** The mails of the first. */
  readonly jobs: JobsChanged
}

export type EnrolInput = WithActor & {
  readonly affiliateId: string
  readonly leadIds: readonly string[]
  readonly triggerType: TriggerType
  /** Restricts the trigger to one automation. */
  readonly automationId?: string
  /** Invoice or meeting id, for automations that may run again. */
  readonly triggerKey?: string
  readonly triggerData?: Readonly<Record<string, unknown>>
  /**
   * The leads have just consented. A run that was cancelled does not keep them out, and a paused automation takes them:
   * they begin when it is resumed.
   */
  readonly hasConsented?: boolean
}

export type EnrolReport = {
  readonly enrolled: readonly {
    readonly leadId: string
    readonly automationId: string
    readonly runId: string
    readonly jobs: number
  }[]
  readonly skipped: readonly {
    readonly leadId: string
    readonly automationId: string | null
    readonly reason: SkipReason
  }[]
}

export type EventInput = WithActor & {
  readonly affiliateId: string
  readonly lead: { readonly leadId: string } | { readonly email: string }
  /** See `EVENT_NAME`. */
  readonly event: string
  /** Invoice or meeting; '': the event happens to a lead once. */
  readonly key: string
  /** When it happened; null: now. */
  readonly at: Date | null
  /** Kept with it, and with the runs that it starts. `amount`: whole rupiah. */
  readonly data: Readonly<Record<string, unknown>> | null
}

export type EventReport =
  | {
      readonly kind: 'recorded'
      readonly eventId: string
      readonly leadId: string
      /** It was known: these are the effects of the first time. */
      readonly repeated: boolean
      readonly effects: readonly EventEffect[]
    }
  /** No such lead. */
  | { readonly kind: 'unknown' }

/** The right to work at a bulk trigger, until the lease ends or somebody else takes it. */
export type BulkTriggerLease = {
  readonly affiliateId: string
  readonly bulkTriggerId: string
  readonly leaseToken: string
}

export type PortionEnrolled =
  | { readonly kind: 'enrolled'; readonly leads: number; readonly more: boolean }
  /** Somebody else holds the lease, or the trigger was cancelled: nothing was written. */
  | { readonly kind: 'lost' }

export type OptinInput = {
  readonly formId: string
  readonly name: string
  /** Lower case. */
  readonly email: string
  readonly whatsapp: string | null
  /** The version of the consent text that the page showed; without one, or with an unknown one: the current. */
  readonly consentVersion?: number | null
  /** What the form's own fields were answered with; kept with the proof of consent. */
  readonly answers?: readonly OptinAnswer[]
  readonly ip: string | null
  readonly userAgent: string | null
  /** When the form by which the input was read had last been changed. If it has changed since: `outdated`. Default: any. */
  readonly formChangedAt?: Date | null
  /** What speaks against believing it at once, beside what the store itself knows. */
  readonly doubt?: OptinDoubt | null
  /** Of the page, `id` or `en`; a question to the owner of the address is written in it. Default: `id`. */
  readonly language?: string
}

export type OptinAnswer = { readonly key: string; readonly label: string; readonly value: string }

export type OptinReport =
  | {
      readonly kind: 'submitted'
      readonly affiliateId: string
      readonly leadId: string
      readonly newLead: boolean
      readonly enrolled: number
    }
  | {
      readonly kind: 'awaiting'
      readonly affiliateId: string
      readonly leadId: string
      readonly confirmationId: string
    }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'closed' }
  /** The form asks something else by now; nothing was written. */
  | { readonly kind: 'outdated' }

export type ConfirmReport =
  | {
      readonly kind: 'confirmed'
      readonly affiliateId: string
      readonly leadId: string
      readonly newLead: boolean
      readonly enrolled: number
    }
  | { readonly kind: 'unchanged'; readonly reason: 'ALREADY_CONFIRMED' | 'EXPIRED' }
  | { readonly kind: 'unknown' }

export type StepRef = { readonly affiliateId: string; readonly stepId: string; readonly version: number }
export type StepText = StepRef & {
  readonly emailSubject: string
  readonly preheader: string
  readonly emailBody: string
}

/** A job of which this process holds the lease: funded, to be handed over now. */
export type ClaimedJob = {
  readonly affiliateId: string
  readonly id: string
  readonly runId: string
  readonly automationId: string
  readonly leadId: string
  readonly stepId: string
  readonly stepOrder: number
  readonly stepVersion: number
  readonly leaseToken: string
  /** 1 for the first hand-over. */
  readonly attemptNo: number
  readonly retryCount: number
  readonly quickRetryCount: number
  readonly maxRetries: number
  readonly creditAmount: number
  readonly messageRef: string
  readonly leadName: string
  readonly leadEmail: string
  readonly leadWhatsapp: string | null
  /** `id` or `en`: of the page on which the lead consented. */
  readonly leadLanguage: string
  readonly affiliateName: string
  /** Who the mail comes from, where the affiliate chose it. */
  readonly senderName: string | null
  /** Where answers go. */
  readonly replyTo: string | null
  /** Of the affiliate's account: where readers reach it if it has chosen nothing else. */
  readonly accountEmail: string
  /** One line of the footer; null: none. */
  readonly postalAddress: string | null
  readonly automationName: string
  /** What its mail counts, by the rules of its automation; the installation may count less. */
  readonly trackOpens: OpensRule
  readonly trackClicks: boolean
  /** A reply ends the run, so we have to see it. */
  readonly endOnReply: boolean
  /** Its automation has goals, which are asked right before the hand-over. */
  readonly mustAsk: boolean
}

export type LeasedJob = Pick<ClaimedJob, 'affiliateId' | 'id' | 'leaseToken'>

export type ClaimedBatch = {
  readonly jobs: readonly ClaimedJob[]
  /** Jobs that failed, were cancelled or held by a gate in this claim. */
  readonly refused: number
  /** False: nothing else was due when this claim looked. True: there may be more at once. */
  readonly more: boolean
  /** The breaker, as this claim saw it: `probe` means half open, and `jobs` holds the one that tries. */
  readonly breaker: 'closed' | 'open' | 'probe'
}

/** One hand-over to be settled. */
export type SettledSend = {
  readonly job: ClaimedJob
  readonly settlement: Settlement
  /** Kept with the attempt when the mail was not accepted. */
  readonly outcome: HandOver['kind']
  readonly durationMs: number
}

export type SettleReport = {
  readonly accepted: number
  readonly putBack: number
  readonly failed: number
  readonly unconfirmed: number
  /** Sends of which the lease was lost: nothing was written for them. */
  readonly lost: readonly SettledSend[]
}

export type ResolveInput = WithActor & {
  readonly affiliateId: string
  readonly jobId: string
  /** `was_sent` charges, `send_again` puts it back, `release` gives the credit back and fails the job. */
  readonly verdict: Verdict
}

/** Events come in any order and any number of times; together they always lead to the same state. */
export type DeliveryEventInput = DeliveryFact & {
  readonly source: DeliverySource
  /** We apply again what was kept without a job: if there still is none, nothing happens. */
  readonly isRetry?: boolean
}

/** What became of a mail, as it is written down. */
export type DeliveryFact = {
  /** SHA-256 (hex) of what identifies the event. */
  readonly digest: string
  readonly kind: EventKind
  /** Only of `bounced`. */
  readonly bounceClass: BounceClass | null
  /** Of hits on our own links: whether a mail service fetched it. Default: not known. */
  readonly byMachine?: boolean
  /** When it happened, as the provider says; null: now. */
  readonly at: string | null
  readonly link: string | null
  readonly reason: string | null
}

export type DeliverySource =
  | {
      readonly kind: 'provider'
      /** Lower case. */
      readonly email: string
      /** Our own reference, where the event carries it. */
      readonly messageRef: string | null
      /** The event's message id as it came: ours, or the provider's own. */
      readonly providerId: string | null
      /** The body as it was received. */
      readonly payload: unknown
    }
  /**
   * A bounce, a complaint or an answer by mail. Anybody can write one, so without its job it stops nobody's mail; an answer is
   * not even kept then.
   */
  | {
      readonly kind: 'report'
      /** Lower case; empty: the report names nobody. */
      readonly email: string
      readonly messageRef: string
      /** Who got the mail asks, by an address in it that only its readers know. */
      readonly byReader?: true
      /** What was read of it. */
      readonly payload: unknown
    }
  /** The reference carries our signature, so it is a job of ours whatever its state. */
  | { readonly kind: 'own-link'; readonly messageRef: string }

export type DeliveryReport = {
  /** This very event was recorded before. */
  readonly known: boolean
  /** The job is known; if not, an event of the provider or a report is kept until it is. */
  readonly matched: boolean
  /** It confirmed an unconfirmed job. */
  readonly resolved: boolean
}

export type CancelReport =
  | { readonly kind: 'cancelled'; readonly jobs: number; readonly alreadyOnTheirWay: number }
  | { readonly kind: 'unchanged'; readonly reason: RunRefusal }
  | { readonly kind: 'unknown' }

export type RestartInput = RunRef &
  WithActor & {
    /** The first step of the new run; it is due at once. */
    readonly fromStepOrder: number
  }

export type RestartReport =
  | { readonly kind: 'restarted'; readonly runId: string; readonly jobs: number }
  | { readonly kind: 'unchanged'; readonly reason: RestartRefusal }
  | { readonly kind: 'unknown' }

export type PublishStepsInput = WithActor & {
  readonly affiliateId: string
  readonly automationId: string
  /** The whole sequence in order; a step without id is new, a known one that is missing is deleted. */
  readonly steps: readonly {
    readonly id?: string
    readonly delayMinutes: number
    readonly emailSubject: string
    readonly preheader: string
    readonly emailBody: string
  }[]
}

export type TopUpInput = WithActor & {
  readonly affiliateId: string
  /** Positive for a top-up; an adjustment may be negative but never goes below what is reserved. */
  readonly amountCredits: number
  readonly type: 'topup' | 'adjustment'
  readonly description: string
  /** Idempotency key: the same reference is booked once. */
  readonly reference: string
}

export type ReleaseReport =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unchanged'; readonly reason: 'NOT_SUSPENDED' }
  | { readonly kind: 'released'; readonly revivedJobs: number }

export type TopUpReport =
  | { readonly kind: 'booked'; readonly balance: number; readonly revivedJobs: number }
  | { readonly kind: 'known'; readonly balance: number }
  | { readonly kind: 'refused'; readonly reason: 'BELOW_RESERVED' }
  | { readonly kind: 'unknown' }

export type ApproveTopUpInput = WithActor & {
  readonly affiliateId: string
  readonly requestId: string
  /** What is booked; may differ from what was asked for. */
  readonly amountCredits: number
  /** Of a corrected amount; shown to the affiliate. */
  readonly reason: string | null
  readonly description: string
  /** The row of a bank statement that shows the transfer; it confirms one request. */
  readonly statementRow: {
    readonly key: string
    /** YYYY-MM-DD */
    readonly day: string
    readonly text: string
  } | null
}

export type ApproveTopUpReport =
  | { readonly kind: 'approved'; readonly balance: number; readonly revivedJobs: number }
  /** Somebody was faster; `by` is their name. */
  | { readonly kind: 'closed'; readonly state: ClosedTopUpState; readonly by: string | null }
  | { readonly kind: 'refused'; readonly reason: 'STATEMENT_ROW_USED' }
  | { readonly kind: 'unknown' }

/** Hands one mail over. Never throws for what a provider can do; the outcome says it. */
export type Mailer = { readonly name: string; send(mail: OutgoingMail): Promise<SendOutcome> }

/** Makes the mail of a job from the text of its step. Pure and fast: it is called once per hand-over. */
export type Renderer = { render(job: ClaimedJob, text: StepText): OutgoingMail }

/** Waiting and measuring; never used to decide what is due. */
export type Clock = {
  monotonicMs(): number
  /** Calls back once after `ms`; the returned function takes it back. */
  after(ms: number, callback: () => void): () => void
  /** A number in [0, 1), for jitter. */
  random(): number
}

/** Hands out permissions to send, provider-wide per process; resolves when the mail may leave. */
export type RateLimit = { take(): Promise<void> | null }

export type Log = {
  info(event: string, fields?: Readonly<Record<string, unknown>>): void
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void
  error(event: string, fields?: Readonly<Record<string, unknown>>): void
}
