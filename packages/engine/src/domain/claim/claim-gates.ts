import type { NoCreditRule } from '../automation.ts'
import { type HoldReason, JOB_ERROR_CODES } from '../job.ts'
import { type NeverSent, type SendableFacts, whyNeverSent } from '../job-refusal.ts'

/** What the gates check, read in the transaction that claims. */
export type GateFacts = SendableFacts & {
  readonly affiliateSuspended: boolean
  /** How long the lead still lets its mails wait; 0: it does not. */
  readonly snoozedForMs: number
  /** An earlier step of the same run is pending or processing. */
  readonly earlierStepOpen: boolean
  /** Why an earlier step of the same run is held; null when none is. */
  readonly earlierStepHeld: HoldReason | null
}

export type GateVerdict =
  | { readonly kind: 'pass' }
  /** Due, but behind an earlier step of its run: claimed later. */
  | { readonly kind: 'behind' }
  /** The lead lets its mails wait: claimed when that is over. */
  | { readonly kind: 'snoozed'; readonly forMs: number }
  | { readonly kind: 'hold'; readonly reason: HoldReason }
  | { readonly kind: 'cancel'; readonly errorCode: NeverSent }

/** The gates of the claim: a job that can never be sent is cancelled, one that must wait is held. */
export function passGates(f: GateFacts): GateVerdict {
  const never = whyNeverSent(f)
  if (never !== null) return { kind: 'cancel', errorCode: never }
  if (f.affiliateSuspended) return { kind: 'hold', reason: 'AFFILIATE_SUSPENDED' }
  if (f.runStatus === 'paused') return { kind: 'hold', reason: 'RUN_PAUSED' }
  if (f.automationStatus !== 'active') return { kind: 'hold', reason: 'AUTOMATION_PAUSED' }
  if (f.snoozedForMs > 0) return { kind: 'snoozed', forMs: f.snoozedForMs }
  if (f.earlierStepOpen) return { kind: 'behind' }
  // Whatever resumes the earlier step resumes this one too, in their order.
  if (f.earlierStepHeld !== null) return { kind: 'hold', reason: f.earlierStepHeld }
  return { kind: 'pass' }
}

export type UnfundedVerdict =
  | { readonly kind: 'hold'; readonly reason: 'INSUFFICIENT_CREDIT' }
  | { readonly kind: 'fail'; readonly errorCode: string }

export function unfundedVerdict(rule: NoCreditRule): UnfundedVerdict {
  return rule === 'hold'
    ? { kind: 'hold', reason: 'INSUFFICIENT_CREDIT' }
    : { kind: 'fail', errorCode: JOB_ERROR_CODES.insufficientCredit }
}
