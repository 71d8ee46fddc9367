/** What can happen to a mail after the provider took it and is counted in the figures, weakest news first. */
export const DELIVERY_KINDS = [
  'delivered',
  'opened',
  'clicked',
  'bounced',
  'complained',
  'unsubscribed',
  /** The lead left the sequence of the mail by its link; it still gets all other mail. */
  'left',
] as const

/** The same and what is not counted: only answers that come to a mailbox we read are known. */
export const EVENT_KINDS = [...DELIVERY_KINDS, 'replied'] as const
export type EventKind = (typeof EVENT_KINDS)[number]
export type DeliveryKind = (typeof DELIVERY_KINDS)[number]

export function isCounted(kind: EventKind): kind is DeliveryKind {
  return kind !== 'replied'
}

/** What is counted of a mail: each kind, and besides what a mail service did by itself. */
export const NEWS = [...DELIVERY_KINDS, 'openedByMachine'] as const
export type News = (typeof NEWS)[number]

/** What an event is counted as. */
export function newsOf({
  kind,
  byMachine,
}: {
  readonly kind: EventKind
  readonly byMachine?: boolean | undefined
}): readonly News[] {
  if (!isCounted(kind)) return []
  return kind === 'opened' && byMachine === true ? [kind, 'openedByMachine'] : [kind]
}

/**
 * `hard`: the address is dead, never mail it again. `soft`: it may work later, unless it goes on and on.
 * `reputation`: the receiver refuses *us*, not the address; nobody is suppressed for it.
 */
export type BounceClass = 'hard' | 'soft' | 'reputation'

/** Why a lead gets no further mail. */
export const STOP_REASONS = ['unsubscribed', 'soft_bounces', 'hard_bounce', 'complaint'] as const
export type StopReason = (typeof STOP_REASONS)[number]

/** Why an address stays suppressed, weakest reason first: a stronger one replaces a weaker one, never the reverse. */
export const SUPPRESSION_REASONS = [
  'unsubscribed',
  'erased',
  'soft_bounces',
  'refused',
  'hard_bounce',
  'complaint',
] as const
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

/** What a new consent of the person takes back. */
export const LIFTED_BY_CONSENT = ['unsubscribed', 'erased'] as const satisfies readonly SuppressionReason[]

/** Dead addresses stop the mail; who complains or unsubscribes has also said so. */
export function isPersonsWill(reason: StopReason): boolean {
  return reason === 'unsubscribed' || reason === 'complaint'
}

/** What an admin can take back: it says something about the address, perhaps wrongly, and nothing of the person's will. */
export const LIFTABLE_REASONS = [
  'soft_bounces',
  'refused',
  'hard_bounce',
] as const satisfies readonly SuppressionReason[]
export type LiftableReason = (typeof LIFTABLE_REASONS)[number]

/** So many mails in a row that come back softly stop an address. */
export const SOFT_BOUNCES_IN_A_ROW = 5

/** Whether the event stops all further mail to the person, and why. */
export function stopReasonOf(event: {
  readonly kind: EventKind
  readonly bounceClass: BounceClass | null
}): StopReason | null {
  if (event.kind === 'unsubscribed') return 'unsubscribed'
  if (event.kind === 'complained') return 'complaint'
  return event.kind === 'bounced' && event.bounceClass === 'hard' ? 'hard_bounce' : null
}

/**
 * Whether an event that was applied already is the same one when it comes again. A report has an id; another event without
 * a time looks like the same thing happening once more, and is applied once more.
 */
export function isRepetition(event: {
  readonly at: string | null
  readonly source: { readonly kind: 'provider' | 'report' | 'own-link' }
}): boolean {
  return event.at !== null || event.source.kind === 'report'
}

/**
 * Whether nothing is to happen where its job is not found: one that is applied again is kept already, and an answer to a
 * mail that we do not know is somebody's letter.
 */
export function isNothingWithoutJob(event: {
  readonly kind: EventKind
  readonly isRetry?: boolean
}): boolean {
  return event.isRetry === true || event.kind === 'replied'
}

export function isStrongerReason(reason: SuppressionReason, than: SuppressionReason): boolean {
  return SUPPRESSION_REASONS.indexOf(reason) > SUPPRESSION_REASONS.indexOf(than)
}

/** The fact that a lead left the sequence of a mail by its link: one per mail, however often it does. */
export function leavingOf(messageRef: string) {
  return {
    digest: `left ${messageRef}`,
    kind: 'left',
    bounceClass: null,
    at: null,
    link: null,
    reason: null,
  } as const
}
