import type { z } from 'zod'

/** The answer to bad input: names the field, says what is wrong with it, for machines in English. */
export type BadRequest = {
  readonly code: 'BAD_REQUEST'
  /** `field: what is wrong`, of the first issue. */
  readonly message: string
  /** Path of the first wrong field, e.g. `steps.0.emailSubject`; empty when the input as a whole is wrong. */
  readonly field: string
  readonly issues: readonly { readonly field: string; readonly message: string }[]
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
function issuesOf(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  const path = issue.path.map(String)
  if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.'), message: issue.message }]
  return issue.keys.map((key) => ({ field: [...path, key].join('.'), message: 'Unknown field' }))
}
