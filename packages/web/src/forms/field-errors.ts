import { fieldFaultWords } from '@booster/contracts/messages/field-fault-words'
import type { FieldIssue } from '@booster/contracts/wire/bad-request'
import type { Locale } from '@booster/ui/format/locale'

/** What the server says about the fields of a form, by field, in the reader's language. */
export function fieldErrorsOf(error: unknown, locale: Locale): Readonly<Record<string, string>> {
  const issues = issuesOf(error)
  return Object.fromEntries(
    issues
      .map(({ field, message, fault }) => [
        field,
        fault === undefined ? message : fieldFaultWords(fault, locale),
      ])
      .reverse(),
  )
}

function issuesOf(error: unknown): readonly FieldIssue[] {
  const data: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'data') : null
  const issues: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'issues') : null
  return Array.isArray(issues) ? issues : []
}
