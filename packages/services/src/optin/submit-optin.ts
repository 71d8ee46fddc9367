import type { Language } from '@booster/contracts/messages/messages'
import type { FieldIssue } from '@booster/contracts/wire/bad-request'
import type { Store } from '@booster/engine/ports'
import { mailboxOf } from './mailbox-of.ts'
import type { OptinForm, OptinNetworks, OptinRates } from './ports.ts'
import { readSubmission } from './read-submission.ts'

export type OptinDeps = {
  readonly store: Store
  readonly optinRates: OptinRates
  /** A question waits to be sent. */
  readonly confirmations: { readonly wake: () => void }
}

export type OptinRequest = {
  readonly fields: unknown
  readonly ip: string | null
  readonly networks: OptinNetworks
  readonly userAgent: string | null
  /** Of the page. */
  readonly language: Language
}

export type OptinAnswer =
  | { readonly kind: 'submitted' }
  | { readonly kind: 'closed' }
  /** The form has changed since it was read; nothing was written. */
  | { readonly kind: 'outdated' }
  | { readonly kind: 'wrong'; readonly issues: readonly FieldIssue[] }

const USER_AGENT_MAX_LENGTH = 500

/**
 * One submission of a public form: lead, consent, run and jobs in one transaction of the store. What is more than usual
 * is not refused: the owner of the address is asked first. The answer tells nobody which of them it was.
 */
export async function submitOptin(
  deps: OptinDeps,
  request: OptinRequest & { readonly form: OptinForm },
): Promise<OptinAnswer> {
  const { form, fields, ip, networks, userAgent, language } = request
  const read = readSubmission(form, fields)
  if (read.kind === 'wrong') return read
  const { name, email, whatsapp, consentVersion, answers, isTrapped } = read.submission
  const exceeded = await deps.optinRates.count({ formId: form.id, mailbox: mailboxOf(email), networks })
  const report = await deps.store.submitOptin({
    formId: form.id,
    formChangedAt: form.updatedAt,
    name,
    email,
    whatsapp: whatsapp ?? null,
    consentVersion: consentVersion ?? null,
    answers,
    ip,
    userAgent: userAgent?.slice(0, USER_AGENT_MAX_LENGTH) ?? null,
    doubt: isTrapped ? 'TRAP' : exceeded,
    language,
  })
  if (report.kind === 'outdated') return report
  if (report.kind === 'awaiting') deps.confirmations.wake()
  const isTaken = report.kind === 'submitted' || report.kind === 'awaiting'
  return { kind: isTaken ? 'submitted' : 'closed' }
}
