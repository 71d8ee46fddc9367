import { randomUUID } from 'node:crypto'
import { HONEYPOT_FIELD, type OptinSubmitInput, optinSubmitInput } from '@booster/contracts/optin'
import { badRequestOf, type FieldIssue } from '@booster/contracts/wire/bad-request'
import type { Store } from '@booster/engine/ports'
import type { FormFinder } from './ports.ts'

export type OptinRequest = {
  /** Id or slug. */
  readonly form: string
  readonly fields: unknown
  readonly ip: string | null
  readonly userAgent: string | null
}

export type OptinAnswer =
  | { readonly kind: 'submitted'; readonly leadId: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'wrong'; readonly issues: readonly FieldIssue[] }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * One submission of a public form: lead, consent, run and jobs in one transaction of the store. A robot that fills
 * the hidden field gets the answer of a success, and nothing is written.
 */
export async function submitOptin(
  deps: { readonly forms: FormFinder; readonly store: Store },
  request: OptinRequest,
): Promise<OptinAnswer> {
  if (isRobot(request.fields)) return { kind: 'submitted', leadId: randomUUID() }
  const parsed = optinSubmitInput.safeParse(request.fields)
  if (!parsed.success) return { kind: 'wrong', issues: badRequestOf(parsed.error).issues }
  const formId = await findFormId(deps.forms, request.form)
  if (formId === null) return { kind: 'unknown' }
  return store(deps.store, { formId, fields: parsed.data, request })
}

async function store(
  target: Store,
  input: { formId: string; fields: OptinSubmitInput; request: OptinRequest },
): Promise<OptinAnswer> {
  const report = await target.submitOptin({
    formId: input.formId,
    name: input.fields.name,
    email: input.fields.email,
    whatsapp: input.fields.whatsapp ?? null,
    ip: input.request.ip,
    userAgent: input.request.userAgent?.slice(0, 500) ?? null,
  })
  return report.kind === 'submitted' ? { kind: 'submitted', leadId: report.leadId } : { kind: report.kind }
}

async function findFormId(forms: FormFinder, form: string): Promise<string | null> {
  if (UUID.test(form)) return form.toLowerCase()
  if (form.length > 200) return null
  return forms.findFormId(form)
}

function isRobot(fields: unknown): boolean {
  return textOf(fields, HONEYPOT_FIELD).trim() !== ''
}

function textOf(fields: unknown, name: string): string {
  if (typeof fields !== 'object' || fields === null) return ''
  const value: unknown = Reflect.get(fields, name)
  return typeof value === 'string' ? value : ''
}
