import type { AutomationStatus, NoCreditRule } from './automation.ts'
import { type HoldReason, JOB_ERROR_CODES } from './job.ts'
import type { RunStatus } from './run.ts'

/** What the gates look at, read in the transaction that claims. */
export type GateFacts = {
  readonly runStatus: RunStatus
  readonly automationStatus: AutomationStatus
  readonly affiliateSuspended: boolean
  readonly stepDeleted: boolean
  readonly leadEmail: string | null
  readonly leadUnsubscribed: boolean
  readonly leadSuppressed: boolean
  /** An earlier step of the same run is pending or processing. */
  readonly earlierStepOpen: boolean
  /** Why an earlier step of the same run is held; null when none is. */
  readonly earlierStepHeld: HoldReason | null
}

export type GateVerdict =
  | { readonly kind: 'pass' }
  /** Due, but behind an earlier step of its run: looked at again shortly. */
  | { readonly kind: 'behind' }
  | { readonly kind: 'hold'; readonly reason: HoldReason }
  | { readonly kind: 'cancel'; readonly errorCode: string }

/** The gates of the claim, in the order of their weight: what can never go out is cancelled, what waits is held. */
export function passGates(f: GateFacts): GateVerdict {
  if (f.runStatus === 'cancelled') return { kind: 'cancel', errorCode: JOB_ERROR_CODES.runCancelled }
  if (f.stepDeleted) return { kind: 'cancel', errorCode: JOB_ERROR_CODES.stepDeleted }
  if (f.automationStatus === 'archived')
    return { kind: 'cancel', errorCode: JOB_ERROR_CODES.automationArchived }
  if (f.leadSuppressed) return { kind: 'cancel', errorCode: JOB_ERROR_CODES.suppressed }
  if (f.leadUnsubscribed) return { kind: 'cancel', errorCode: JOB_ERROR_CODES.unsubscribed }
  if (f.leadEmail === null) return { kind: 'cancel', errorCode: JOB_ERROR_CODES.noAddress }
  if (f.affiliateSuspended) return { kind: 'hold', reason: 'AFFILIATE_SUSPENDED' }
  if (f.runStatus === 'paused') return { kind: 'hold', reason: 'RUN_PAUSED' }
  if (f.automationStatus !== 'active') return { kind: 'hold', reason: 'AUTOMATION_PAUSED' }
  if (f.earlierStepOpen) return { kind: 'behind' }
  // What brings the earlier step back brings this one back too, in their order.
  if (f.earlierStepHeld !== null) return { kind: 'hold', reason: f.earlierStepHeld }
  return { kind: 'pass' }
}

export type UnfundedVerdict =
  | { readonly kind: 'hold'; readonly reason: 'NO_CREDIT' }
  | { readonly kind: 'fail'; readonly errorCode: string }

export function unfundedVerdict(rule: NoCreditRule): UnfundedVerdict {
  return rule === 'hold'
    ? { kind: 'hold', reason: 'NO_CREDIT' }
    : { kind: 'fail', errorCode: JOB_ERROR_CODES.insufficientCredit }
}
