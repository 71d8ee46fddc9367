import { fieldFaultWords } from '@booster/contracts/messages/field-fault-words'
import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import type { FieldIssue } from '@booster/contracts/wire/bad-request'
import type { FormErrors } from './form-values.ts'

/** What is wrong at which field, in words for the person who filled it in; `names` are those of the page. */
export function wrongFieldWords(
  issues: readonly FieldIssue[],
  { language, names }: { readonly language: Language; readonly names: readonly string[] },
): FormErrors {
  const errors: Record<string, string> = {}
  for (const { field, fault } of issues) {
    if (fault === undefined) errors.form = messagesIn(language).wrongField.form
    else errors[names.includes(field) ? field : 'form'] ??= fieldFaultWords(fault, language)
  }
  return errors
}
