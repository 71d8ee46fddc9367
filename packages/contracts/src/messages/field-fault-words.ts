import type { FieldFault } from '../wire/field-fault.ts'
import { type Language, messagesIn } from './messages.ts'

/** What is wrong with a field, for the person who filled it in. */
export function fieldFaultWords({ code, detail }: FieldFault, language: Language): string {
  const words = messagesIn(language).fieldFault[code]
  return typeof words === 'string' ? words : words(detail ?? '')
}
