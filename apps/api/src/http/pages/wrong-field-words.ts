import { fieldFaultWords } from '@booster/contracts/messages/field-fault-words'
import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import type { FieldIssue } from '@booster/contracts/wire/bad-request'
import { FORM_FIELDS, type FormErrors } from './form-page.ts'

/** What is wrong at which field, in words for the person who filled it in. */
export function wrongFieldWords(issues: readonly FieldIssue[], language: Language): FormErrors {
  const errors: FormErrors = {}
  for (const { field, fault } of issues) {
    const known = FORM_FIELDS.find((name) => name === field)
    if (known === undefined || fault === undefined) errors.form = messagesIn(language).wrongField.form
    else errors[known] ??= fieldFaultWords(fault, language)
  }
  return errors
}
