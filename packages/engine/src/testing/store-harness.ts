import type { AttemptOutcome } from '../domain/attempt-outcome.ts'
import type {
  AutomationStatus,
  CatchUpRule,
  NoCreditRule,
  OpensRule,
  ReentryRule,
  TriggerType,
  UnconfirmedRule,
} from '../domain/automation.ts'
import type { EventKind, News, SuppressionReason } from '../domain/delivery-event.ts'
import type { SendingFacts, WaitingJob } from '../domain/forecast/job-gate.ts'
import type { HoldReason, JobStatus } from '../domain/job.ts'
import type { UndoFacts } from '../domain/job-refusal.ts'
import type { RunStatus } from '../domain/run.ts'
import type { TopUpState } from '../domain/top-ups/top-up-request.ts'
import type { BulkTriggerStatus } from '../domain/trigger/bulk-trigger.ts'
import type { SkipReason } from '../domain/trigger/skip-reason.ts'
import type { OptinAnswer, Store } from '../ports.ts'

/** A store and the world around it, as a contract test needs them: a clock that stands still, and eyes. */
export type StoreHarness = {
  readonly store: Store
  readonly world: World
}

export type NewAutomation = {
  readonly affiliateId: string
  /** One step per entry. Default: one step at once. */
  readonly delaysHours?: readonly number[]
  /** Default AFTER_OPTIN. */
  readonly triggerType?: TriggerType
  /** Default active. */
  readonly status?: AutomationStatus
  readonly reentry?: ReentryRule
  readonly onNoCredit?: NoCreditRule
  readonly onUnconfirmed?: UnconfirmedRule
  readonly catchUp?: CatchUpRule
  readonly catchUpHours?: number
  readonly trackOpens?: OpensRule
  readonly trackClicks?: boolean
  readonly endOnReply?: boolean
  readonly goalEvents?: readonly string[]
}

export type NewForm = {
  readonly affiliateId: string
  readonly active?: boolean
  readonly doubleOptIn?: boolean
  /** Default: none of its own. */
  readonly automationId?: string
  readonly tags?: readonly string[]
  /** Every consent text that it has shown, in order. Default: one. */
  readonly consentTexts?: readonly string[]
}

export type World = {
  addAffiliate(input?: { readonly credits?: number }): Promise<string>
  addLead(input: { readonly affiliateId: string; readonly email?: string | null }): Promise<string>
  addAutomation(
    input: NewAutomation,
  ): Promise<{ readonly automationId: string; readonly stepIds: readonly string[] }>
  /** A bulk trigger of AFTER_OPTIN with these portions, leased under this token. */
  addBulkTrigger(input: {
    readonly affiliateId: string
    readonly portions: readonly (readonly string[])[]
    readonly leaseToken: string
  }): Promise<string>
  addForm(input: NewForm): Promise<string>
  /** An open request for credit. */
  addTopUpRequest(input: { readonly affiliateId: string; readonly credits: number }): Promise<string>
  /** As an admin refuses it. */
  refuseTopUpRequest(requestId: string): Promise<void>
  readTopUpState(requestId: string): Promise<TopUpState>
  setAffiliateStatus(affiliateId: string, status: 'active' | 'suspended'): Promise<void>
  /** The address of a lead as privacy leaves it. */
  eraseAddress(leadId: string): Promise<void>
  /** Moves the store's clock; it does not move by itself. */
  advance(ms: number): Promise<void>

  readJob(jobId: string): Promise<JobView>
  /** What the rules of `domain/job-refusal.ts` look at, read beside the store. */
  readJobRules(jobId: string, undoWithinMs: number): Promise<UndoFacts>
  /** What `foreseeClaim` looks at for a pending job, read beside the store. */
  readForecastFacts(jobId: string, provider: string): Promise<ForecastFacts>
  readRun(runId: string): Promise<RunView>
  /** The jobs of a run in the order of their steps. */
  readJobs(runId: string): Promise<readonly JobView[]>
  readCredit(affiliateId: string): Promise<CreditView>
  /** In the order in which it was written. */
  readLedger(affiliateId: string): Promise<readonly LedgerView[]>
  readStepSentCount(stepId: string): Promise<number>
  readCounters(automationId: string): Promise<CountersView>
  /** What the affiliate's mails are counted by, in the order of the names. */
  readDomains(affiliateId: string): Promise<readonly DomainView[]>
  readAttempts(jobId: string): Promise<readonly AttemptView[]>
  readLead(leadId: string): Promise<LeadView>
  /** What became of the job's mail, in no order. */
  readDeliveries(jobId: string): Promise<readonly DeliveryView[]>
  /** Why the lead's address is suppressed; null: it is not. */
  readSuppression(leadId: string): Promise<SuppressionReason | null>
  readAddressSuppression(address: {
    readonly affiliateId: string
    readonly email: string
  }): Promise<SuppressionReason | null>
  /** Whether an event of the provider was kept, and whether it found its job. */
  readWebhook(digest: string): Promise<'unknown' | 'unmatched' | 'matched'>
  readBulkTrigger(bulkTriggerId: string): Promise<BulkTriggerView>
  /** When the form was last changed. */
  readFormChange(formId: string): Promise<Date>
  readSubmitCount(formId: string): Promise<number>
  /** What contradicts the invariants; nothing is good. */
  violations(): Promise<readonly string[]>
}

export type ForecastFacts = {
  readonly job: WaitingJob
  readonly sending: SendingFacts
  /** The same job as a row of its run shows it; null where it is not the next one. */
  readonly nextOfRun: WaitingJob | null
}

export type JobView = {
  readonly id: string
  readonly stepId: string
  readonly stepOrder: number
  readonly status: JobStatus
  readonly holdReason: HoldReason | null
  /** From the store's now; negative when it was due before. */
  readonly dueInMs: number
  readonly errorCode: string | null
  readonly retryCount: number
  readonly quickRetryCount: number
  readonly attemptCount: number
  readonly leased: boolean
  readonly creditReserved: boolean
  readonly creditDeducted: boolean
  readonly emailId: string | null
  readonly stepVersion: number | null
  readonly messageRef: string
}

export type RunView = {
  readonly status: RunStatus
  readonly totalSteps: number
  readonly completedSteps: number
  readonly failedSteps: number
  readonly cancelledSteps: number
}

export type CreditView = {
  readonly balance: number
  readonly reserved: number
  readonly totalToppedUp: number
  readonly totalUsed: number
}

export type LedgerView = {
  readonly type: 'topup' | 'adjustment' | 'deduct'
  readonly amount: number
  readonly balanceBefore: number
  readonly balanceAfter: number
  readonly jobId: string | null
  readonly reference: string | null
  /** How long ago it was booked, by the store's clock. */
  readonly ageMs: number
}

export type CountersView = {
  readonly total: number
  readonly held: number
  readonly unconfirmed: number
  readonly failed: number
  readonly cancelled: number
  /** Sums over all days. */
  readonly sentOnDays: number
  readonly failedOnDays: number
}

/** Sums over all days. */
export type DomainView = { readonly domain: string; readonly sent: number } & Readonly<Record<News, number>>

export type AttemptView = {
  readonly attemptNo: number
  readonly outcome: Exclude<AttemptOutcome, 'accepted'>
  readonly errorCode: string
}

export type DeliveryView = {
  readonly kind: EventKind
  readonly link: string | null
  readonly reason: string | null
}

export type BulkTriggerView = {
  readonly status: BulkTriggerStatus
  readonly doneLeads: number
  readonly enrolledRuns: number
  readonly plannedJobs: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  /** In the order of the portions. */
  readonly skippedLeads: readonly {
    readonly leadId: string
    readonly automationId: string | null
    readonly reason: SkipReason
  }[]
}

export type LeadView = {
  readonly name: string
  readonly tags: readonly string[]
  readonly email: string | null
  readonly erased: boolean
  readonly unsubscribed: boolean
  readonly suppressed: boolean
  /** Its address is not confirmed yet. */
  readonly awaiting: boolean
  readonly whatsapp: string | null
  readonly consents: number
  /** What the last consent was given to; null: there is none. */
  readonly lastConsent: {
    readonly text: string
    readonly version: number
    readonly answers: readonly OptinAnswer[]
  } | null
}
