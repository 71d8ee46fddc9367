import type { NoCreditRule } from '../automation.ts'
import { type GateFacts, passGates, unfundedVerdict } from '../claim/claim-gates.ts'
import { HOLD_REASONS } from '../job.ts'
import { NEVER_SENT } from '../job-refusal.ts'

/**
 * What can stand between a waiting job and its sending. Screens and forecasts ask `foreseeClaim`, which puts the
 * questions of a claim in a claim's order; the contract of the store holds it against what the claim then does.
 */
export const JOB_GATES = [
  'SENDING_STOPPED',
  'BREAKER_OPEN',
  ...NEVER_SENT,
  ...HOLD_REASONS,
  'LEAD_SNOOZED',
  'BEHIND_EARLIER_STEP',
  'NOT_DUE',
] as const
export type JobGate = (typeof JOB_GATES)[number]

/** What a claim does with a job: hand it over, leave it pending, or end or hold it with the gate as its reason. */
export const CLAIM_OUTCOMES = ['send', 'wait', 'hold', 'fail', 'cancel'] as const
export type ClaimOutcome = (typeof CLAIM_OUTCOMES)[number]

/** A job that is due behind an earlier step of its run becomes due again after this. */
export const BEHIND_MS = 1_000

/**
 * What the claim does with a job when its time has come, if nothing changes until then. `gate` null: it leaves with
 * the next claim; `NOT_DUE`: it leaves at its time. A breaker that is half-open by then lets one job of anybody try
 * first: the forecast takes it that this was somebody else's, before.
 */
export type ClaimForecast = { readonly outcome: ClaimOutcome; readonly gate: JobGate | null }

/** What is the same for all jobs. */
export type SendingFacts = {
  readonly now: Date
  /** All sending was stopped, until a person resumes it. */
  readonly isStopped: boolean
  /** Until when the provider's breaker lets nothing through; null: it is closed, or one job may try. */
  readonly blockedUntil: Date | null
}

/** What is known of one pending job. */
export type WaitingJob = Omit<GateFacts, 'earlierStepOpen' | 'snoozedForMs'> & {
  /** Until when the lead lets its mails wait; null: it does not. */
  readonly snoozedUntil: Date | null
  readonly scheduledAt: Date
  /** An earlier step of the same run is pending or processing. */
  readonly earlierStepUnderWay: boolean
  readonly onNoCredit: NoCreditRule
  /** The available credit is enough for the job and for all that are charged before it. */
  readonly isCovered: boolean
}

export function foreseeClaim(job: WaitingJob, sending: SendingFacts): ClaimForecast {
  const isDue = job.scheduledAt <= sending.now
  const claimedAt = isDue ? sending.now : job.scheduledAt
  if (sending.isStopped) return { outcome: 'wait', gate: 'SENDING_STOPPED' }
  if (sending.blockedUntil !== null && sending.blockedUntil > claimedAt) {
    return { outcome: 'wait', gate: 'BREAKER_OPEN' }
  }
  // By the time of a later step the earlier ones have had theirs.
  const verdict = passGates({
    ...job,
    snoozedForMs: snoozedForMs(job.snoozedUntil, claimedAt),
    earlierStepOpen: isDue && job.earlierStepUnderWay,
  })
  if (verdict.kind === 'cancel') return { outcome: 'cancel', gate: verdict.errorCode }
  if (verdict.kind === 'hold') return { outcome: 'hold', gate: verdict.reason }
  if (verdict.kind === 'snoozed') return { outcome: 'wait', gate: 'LEAD_SNOOZED' }
  if (verdict.kind === 'behind') return { outcome: 'wait', gate: 'BEHIND_EARLIER_STEP' }
  if (!job.isCovered) {
    return { outcome: unfundedVerdict(job.onNoCredit).kind, gate: 'INSUFFICIENT_CREDIT' }
  }
  return isDue ? { outcome: 'send', gate: null } : { outcome: 'wait', gate: 'NOT_DUE' }
}

/** How long mail to a lead still waits at a moment. */
export function snoozedForMs(snoozedUntil: Date | null, at: Date): number {
  return snoozedUntil === null ? 0 : Math.max(0, snoozedUntil.getTime() - at.getTime())
}
