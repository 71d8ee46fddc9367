import { type Language, messagesIn } from '@booster/contracts/messages/messages'
import type { FormErrors, FormField } from './form-page.ts'

/** What is wrong at which field, in words for the person who filled it in. */
export function wrongFieldWords(
  issues: readonly { readonly field: string }[],
  language: Language,
): FormErrors {
  const words = messagesIn(language).wrongField
  const errors: FormErrors = {}
  for (const { field } of issues) {
    const known = Object.hasOwn(words, field) ? (field as FormField) : 'form'
    errors[known] = words[known]
  }
  return errors
}
