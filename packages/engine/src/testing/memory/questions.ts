import {
  ASK_AGAIN_AFTER_MINUTES,
  type AskAgainRefusal,
  CONFIRM_WITHIN_HOURS,
  whyNotAskAgain,
} from '../../domain/trigger/optin-doubt.ts'
import type { Changed, LeadRef } from '../../ports.ts'
import { type MemoryState, mustFind, newId, ownedBy } from './memory-state.ts'
import type { ConfirmationRow, LeadRow, QuestionMailState } from './rows.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Has the newest question to a lead sent once more. */
export function askLeadAgain(state: MemoryState, { affiliateId, leadId }: LeadRef): Changed<AskAgainRefusal> {
  const lead = ownedBy(state.leads, affiliateId, leadId)
  if (lead === undefined) return { kind: 'unknown' }
  const asked = questionsOf(state, lead).toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0]
  if (asked === undefined) return { kind: 'unchanged', reason: 'NOT_AWAITING' }
  const isMailed = lead.email !== null && lead.unsubscribedAtMs === null && lead.suppressedAtMs === null
  const reason = whyNotAskAgain({
    isAwaiting: lead.awaitsConfirmation && isMailed && !asked.confirmed,
    isUnderWay: asked.mailState === 'queued' || asked.mailState === 'sending',
    askedLately: isAskedLately(state, asked),
  })
  if (reason !== null) return { kind: 'unchanged', reason }
  asked.mailState = 'queued'
  asked.mailDueAtMs = state.nowMs
  asked.expiresAtMs = state.nowMs + CONFIRM_WITHIN_HOURS * HOUR_MS
  return { kind: 'changed' }
}

/** Takes the questions that are due in hand, but none of a suspended affiliate. What a process that ended had in hand may have left. */
export function claimQuestions(
  state: MemoryState,
  input: { readonly leaseMs: number },
): readonly { readonly confirmationId: string; readonly email: string }[] {
  for (const asked of state.confirmations.values())
    if (asked.mailState === 'sending' && asked.mailDueAtMs <= state.nowMs) asked.mailState = 'unconfirmed'
  return [...state.confirmations.values()].flatMap((asked) => {
    const isDue = asked.mailState === 'queued' && asked.mailDueAtMs <= state.nowMs && !asked.confirmed
    const { email, affiliateId } = mustFind(state.leads, asked.leadId)
    const isSuspended = mustFind(state.affiliates, affiliateId).status === 'suspended'
    if (!isDue || isSuspended || email === null) return []
    asked.mailState = 'sending'
    asked.mailSentAtMs = state.nowMs
    asked.mailDueAtMs = state.nowMs + input.leaseMs
    return [{ confirmationId: asked.id, email }]
  })
}

export function endQuestion(
  state: MemoryState,
  end: {
    readonly confirmationId: string
    readonly mailState: Exclude<QuestionMailState, 'sending'>
    readonly delayMs: number
  },
): void {
  const asked = state.confirmations.get(end.confirmationId)
  if (asked?.mailState !== 'sending') return
  asked.mailState = end.mailState
  asked.mailDueAtMs = state.nowMs + end.delayMs
}

export function questionsOf(state: MemoryState, lead: LeadRow): readonly ConfirmationRow[] {
  return [...state.confirmations.values()].filter((asked) => asked.leadId === lead.id)
}

export function isAskedLately({ nowMs }: MemoryState, { mailSentAtMs }: ConfirmationRow): boolean {
  return mailSentAtMs !== null && mailSentAtMs > nowMs - ASK_AGAIN_AFTER_MINUTES * MINUTE_MS
}

/** The address was corrected: whoever has the old link is not asked any more. What waits goes to the new address. */
export function renewQuestions(state: MemoryState, lead: LeadRow): void {
  for (const asked of questionsOf(state, lead)) {
    state.confirmations.delete(asked.id)
    const id = newId(state)
    const mailState = asked.mailState === 'queued' ? 'queued' : 'withheld'
    state.confirmations.set(id, { ...asked, id, mailState, mailSentAtMs: null })
  }
}

/** Nothing is sent to an address that is suppressed for good, not even a question. */
export function withholdQuestions(state: MemoryState, lead: LeadRow): void {
  for (const asked of questionsOf(state, lead)) if (asked.mailState === 'queued') asked.mailState = 'withheld'
}
