import type { z } from 'zod'
import { fieldFaultWords } from '../messages/field-fault-words.ts'
import { FIELD_FAULTS, type FieldFault } from './field-fault.ts'
import './plain-errors.ts'

/** The answer to bad input: names the field, says what is wrong with it, for machines in English. */
export type BadRequest = {
  readonly code: 'BAD_REQUEST'
  /** `field: what is wrong`, of the first issue. */
  readonly message: string
  /** Path of the first wrong field, e.g. `steps.0.emailSubject`; empty when the input as a whole is wrong. */
  readonly field: string
  readonly issues: readonly FieldIssue[]
}

export type FieldIssue = {
  readonly field: string
  readonly message: string
  /** What is wrong with something a person typed, for words in her own language. */
  readonly fault?: FieldFault
}

/** Turns a zod error into the one answer to bad input. */
export function badRequestOf(error: z.core.$ZodError): BadRequest {
  const issues = error.issues.flatMap(issuesOf).slice(0, 20)
  const first = issues[0] ?? { field: '', message: 'Bad input' }
  return { code: 'BAD_REQUEST', message: sentenceOf(first), field: first.field, issues }
}

/** One wrong field, found by something else than a schema. */
export function badRequestAt(field: string, message: string): BadRequest {
  return {
    code: 'BAD_REQUEST',
    message: sentenceOf({ field, message }),
    field,
    issues: [{ field, message }],
  }
}

function sentenceOf(issue: { field: string; message: string }): string {
  return issue.field === '' ? issue.message : `${issue.field}: ${issue.message}`
}

/** An unknown key has the path of its object; its own name is what helps. */
function issuesOf(issue: z.core.$ZodIssue): FieldIssue[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'Unknown field' }))
  const field = path.join('.')
  const fault = faultOf(issue)
  return [fault === null ? { field, message: issue.message } : issueOfFault(field, fault)]
}

export function issueOfFault(field: string, fault: FieldFault): FieldIssue {
  return { field, message: fieldFaultWords(fault, 'en'), fault }
}

/** The fault in an issue of the person fields; null in one of any other schema. */
export function faultOf(issue: z.core.$ZodIssue): FieldFault | null {
  const code = FIELD_FAULTS.find((known) => known === issue.message)
  if (code === undefined) return null
  const fault: unknown = issue.code === 'custom' ? issue.params?.['fault'] : undefined
  return isFaultOf(code, fault) ? fault : { code }
}

function isFaultOf(code: FieldFault['code'], value: unknown): value is FieldFault {
  return typeof value === 'object' && value !== null && Reflect.get(value, 'code') === code
}
