import type { SuppressionReason } from './delivery-event.ts'

/** How far an affiliate has come with a lead. */
export const LEAD_STATUSES = ['new', 'contacted', 'customer', 'lost'] as const
export type LeadStatus = (typeof LEAD_STATUSES)[number]

/** How a lead came into the list. */
export const LEAD_SOURCES = ['optin', 'manual', 'import', 'api'] as const
export type LeadSource = (typeof LEAD_SOURCES)[number]

/** Why a lead is not mailed, the weightiest reason first. */
export const LEAD_BLOCKS = ['NO_ADDRESS', 'SUPPRESSED', 'UNSUBSCRIBED'] as const
/** Why a lead enters nothing: it is not mailed, or has not confirmed yet that it wants to be. */
export const ENTRY_BLOCKS = [...LEAD_BLOCKS, 'AWAITING_CONFIRMATION'] as const
export type EntryBlock = (typeof ENTRY_BLOCKS)[number]
export type LeadBlock = (typeof LEAD_BLOCKS)[number]

export type LeadFacts = {
  readonly leadEmail: string | null
  readonly leadSuppressed: boolean
  readonly leadUnsubscribed: boolean
}

/** Why this lead is not mailed; null when it can be. */
export function whyNotMailed(lead: LeadFacts): LeadBlock | null {
  if (lead.leadEmail === null) return 'NO_ADDRESS'
  if (lead.leadSuppressed) return 'SUPPRESSED'
  return lead.leadUnsubscribed ? 'UNSUBSCRIBED' : null
}

/** Why a break of mails is not begun or ended: the lead is not mailed, or there is no break to end. */
export type SnoozeRefusal = LeadBlock | 'NOT_SNOOZED'

/** Why an affiliate cannot let mail to a lead start again. */
export const REACTIVATE_REFUSALS = [
  'NOT_STOPPED',
  'NEEDS_CONSENT',
  'BOUNCED',
  'COMPLAINED',
  'LEAD_ERASED',
] as const
export type ReactivateRefusal = (typeof REACTIVATE_REFUSALS)[number]

export type StopFacts = {
  readonly leadErased: boolean
  readonly leadUnsubscribed: boolean
  readonly leadSuppressed: boolean
  /** Why the address of the lead is suppressed; null: it is not. */
  readonly suppression: SuppressionReason | null
}

/**
 * Why an admin cannot take back that mail to a lead has stopped. An answer that was misread, or about the sender, can
 * be taken back; what the person wanted cannot.
 */
export function whyNotLift(lead: StopFacts): ReactivateRefusal | null {
  const refusal = whyNotReactivate(lead)
  if (refusal !== 'BOUNCED') return refusal
  return lead.leadUnsubscribed ? 'NEEDS_CONSENT' : null
}

/**
 * Only what the provider refused, or what came back softly, starts again by the affiliate alone; all else needs the
 * person, or another address.
 */
export function whyNotReactivate(lead: StopFacts): ReactivateRefusal | null {
  if (lead.leadErased) return 'LEAD_ERASED'
  if (!lead.leadUnsubscribed && !lead.leadSuppressed) return 'NOT_STOPPED'
  if (lead.suppression === 'complaint') return 'COMPLAINED'
  if (lead.suppression === 'hard_bounce') return 'BOUNCED'
  return lead.leadUnsubscribed || lead.suppression === 'erased' ? 'NEEDS_CONSENT' : null
}

/** For how long the link of a mail takes back what it stopped. */
export const UNDO_STOP_WITHIN_MS = 24 * 3_600_000

/** Why a lead cannot take back by the link of a mail that it stopped mail, or left a sequence. */
export type UndoStopRefusal = 'NOTHING_TO_UNDO' | 'TOO_LATE' | 'NO_ADDRESS' | 'SUPPRESSED'

export type OwnStopFacts = Pick<LeadFacts, 'leadEmail' | 'leadSuppressed'> & {
  /** The link of this very mail stopped it, and nobody has stopped it again since. */
  readonly stoppedByThisMail: boolean
  /** At most `UNDO_STOP_WITHIN_MS` ago. */
  readonly stoppedLately: boolean
}

/** Null: the lead may take it back. A stop by anybody else, or by another mail, stays. */
export function whyNotUndoStop(facts: OwnStopFacts): UndoStopRefusal | null {
  if (!facts.stoppedByThisMail) return 'NOTHING_TO_UNDO'
  if (facts.leadEmail === null) return 'NO_ADDRESS'
  if (facts.leadSuppressed) return 'SUPPRESSED'
  return facts.stoppedLately ? null : 'TOO_LATE'
}

/** For how many days a lead can let its mails wait, by the link of one. */
export const SNOOZE_DAYS = [7, 14, 30] as const
