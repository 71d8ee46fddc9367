/** Why an opt-in starts nothing before the owner of the address has confirmed it; the CHECK of the table holds the same. */
export const OPTIN_DOUBTS = [
  /** The form asks everybody. */
  'FORM',
  /** This person has unsubscribed, or was erased: somebody else may have typed the address. */
  'STOPPED',
  /** A field was filled that people never see. */
  'TRAP',
  /** More than usual came, for one mailbox, from one network, through one form, or against the credit. */
  'MAILBOX_RATE',
  'NETWORK_RATE',
  'FORM_RATE',
  'CREDIT_RATE',
] as const
export type OptinDoubt = (typeof OPTIN_DOUBTS)[number]

export type OptinFacts = {
  readonly doubleOptIn: boolean
  /** The known lead of this address is unsubscribed, or was erased. */
  readonly leadStopped: boolean
  /** It has entered by this form before: nothing more will start. */
  readonly leadEntered: boolean
  /** Bounced, complained or refused: nothing is sent there, not even a question. */
  readonly leadSuppressed: boolean
  /** What was found before the lead was known. */
  readonly doubt: OptinDoubt | null
}

/** Why this opt-in needs a confirmation; null: it does not. */
export function whyConfirmOptin(facts: OptinFacts): OptinDoubt | null {
  if (facts.leadSuppressed) return null
  if (facts.leadStopped) return 'STOPPED'
  if (facts.leadEntered) return null
  return facts.doubt ?? (facts.doubleOptIn ? 'FORM' : null)
}

/** Why the question is not sent once more. */
export const ASK_AGAIN_REFUSALS = ['NOT_AWAITING', 'ASKED_LATELY'] as const
export type AskAgainRefusal = (typeof ASK_AGAIN_REFUSALS)[number]

/** @param facts.isUnderWay its e-mail waits or is being sent; @param facts.askedLately it left a moment ago */
export function whyNotAskAgain(facts: {
  /** The lead has not confirmed yet, and nothing else stands against mailing it. */
  readonly isAwaiting: boolean
  readonly isUnderWay: boolean
  readonly askedLately: boolean
}): AskAgainRefusal | null {
  if (!facts.isAwaiting) return 'NOT_AWAITING'
  return facts.isUnderWay || facts.askedLately ? 'ASKED_LATELY' : null
}

/** How long a link to confirm with is good. */
export const CONFIRM_WITHIN_HOURS = 7 * 24
/** Who sends the form in again sooner than this has the e-mail still on its way. */
export const ASK_AGAIN_AFTER_MINUTES = 15

/** From when the question may be sent once more, where only that is waited for; null: now, or not by waiting. */
export function whenAskAgain(facts: {
  readonly isAwaiting: boolean
  readonly isUnderWay: boolean
  readonly askedLately: boolean
  readonly mailSentAt: Date | null
}): Date | null {
  const { mailSentAt } = facts
  if (!facts.isAwaiting || facts.isUnderWay || !facts.askedLately || mailSentAt === null) return null
  return new Date(mailSentAt.getTime() + ASK_AGAIN_AFTER_MINUTES * 60_000)
}
