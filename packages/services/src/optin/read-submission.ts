import { isOwnField, type OwnField } from '@booster/contracts/forms/form-fields'
import { type OptinSubmitInput, optinSubmitInput, trapNameOf } from '@booster/contracts/optin'
import { badRequestOf, type FieldIssue, issueOfFault } from '@booster/contracts/wire/bad-request'
import { typedLine } from '@booster/contracts/wire/person-fields'
import type { OptinAnswer } from '@booster/engine/ports'
import type { OptinForm } from './ports.ts'

/** A submission as it is kept. */
export type Submission = Omit<OptinSubmitInput, 'consent'> & {
  readonly answers: readonly OptinAnswer[]
  /** The field that people never see was filled. */
  readonly isTrapped: boolean
}

export type ReadSubmission =
  | { readonly kind: 'read'; readonly submission: Submission }
  | { readonly kind: 'wrong'; readonly issues: readonly FieldIssue[] }

const ANSWER_MAX_LENGTH = 500

/** What was sent to a form, held against what it asks. Everything that is wrong is said at once. */
export function readSubmission(form: OptinForm, fields: unknown): ReadSubmission {
  const parsed = optinSubmitInput.safeParse(fields)
  const issues = parsed.success ? [] : [...badRequestOf(parsed.error).issues]
  if (parsed.success && isMissingWhatsapp(form, parsed.data))
    issues.push(issueOfFault('whatsapp', { code: 'WHATSAPP_MISSING' }))
  const answers: OptinAnswer[] = []
  for (const field of form.fields) {
    if (!isOwnField(field)) continue
    const answer = readAnswer(field, fields)
    if (answer.kind === 'wrong') issues.push(...answer.issues)
    else if (answer.value !== '') answers.push({ key: field.key, label: field.label, value: answer.value })
  }
  if (!parsed.success || issues.length > 0) return { kind: 'wrong', issues }
  const { consent: _given, ...kept } = parsed.data
  const isTrapped = String(givenAs(fields, trapNameOf(form.id)) ?? '').trim() !== ''
  return { kind: 'read', submission: { ...kept, answers, isTrapped } }
}

function isMissingWhatsapp(form: OptinForm, { whatsapp }: OptinSubmitInput): boolean {
  const asked = form.fields.find((field) => field.kind === 'whatsapp')
  return asked?.required === true && (whatsapp ?? null) === null
}

type Answer =
  | { readonly kind: 'read'; readonly value: string }
  | { readonly kind: 'wrong'; readonly issues: readonly FieldIssue[] }

function readAnswer(field: OwnField, fields: unknown): Answer {
  const typed = givenAs(fields, field.key) ?? ''
  const line = typedLine({ required: field.required, max: ANSWER_MAX_LENGTH }).safeParse(typed)
  if (!line.success) {
    const issues = badRequestOf(line.error).issues.map((issue) => ({ ...issue, field: field.key }))
    return { kind: 'wrong', issues }
  }
  const isUnknown = field.kind === 'choice' && line.data !== '' && !field.options.includes(line.data)
  if (isUnknown) return { kind: 'wrong', issues: [issueOfFault(field.key, { code: 'CHOICE_UNKNOWN' })] }
  return { kind: 'read', value: line.data }
}

function givenAs(fields: unknown, name: string): unknown {
  return typeof fields === 'object' && fields !== null && Object.hasOwn(fields, name)
    ? Reflect.get(fields, name)
    : undefined
}
