import type { FieldIssue } from '@booster/contracts/wire/bad-request'
import type { Store } from '@booster/engine/ports'
import type { OptinForm } from './ports.ts'
import { readSubmission } from './read-submission.ts'

export type OptinRequest = {
  readonly form: OptinForm
  readonly fields: unknown
  readonly ip: string | null
  readonly userAgent: string | null
}

export type OptinAnswer =
  | { readonly kind: 'submitted' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'wrong'; readonly issues: readonly FieldIssue[] }

const USER_AGENT_MAX_LENGTH = 500

/** One submission of a public form: lead, consent, run and jobs in one transaction of the store. */
export async function submitOptin(
  { store }: { readonly store: Store },
  { form, fields, ip, userAgent }: OptinRequest,
): Promise<OptinAnswer> {
  const read = readSubmission(form, fields)
  if (read.kind === 'wrong') return read
  const { name, email, whatsapp, consentVersion, answers } = read.submission
  const report = await store.submitOptin({
    formId: form.id,
    name,
    email,
    whatsapp: whatsapp ?? null,
    consentVersion: consentVersion ?? null,
    answers,
    ip,
    userAgent: userAgent?.slice(0, USER_AGENT_MAX_LENGTH) ?? null,
  })
  return { kind: report.kind === 'submitted' ? 'submitted' : 'closed' }
}
