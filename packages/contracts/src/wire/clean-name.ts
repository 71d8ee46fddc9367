import { cleanText, isVisible } from './clean-text.ts'
import { type Cleaned, clean, fault } from './field-fault.ts'

export const NAME_MAX_LENGTH = 120

/** A person's name: one line, with at least one visible character. */
export function cleanName(typed: string): Cleaned {
  const name = cleanText(typed.slice(0, 10 * NAME_MAX_LENGTH))
  if (!isVisible(name)) return fault(typed.trim() === '' ? 'NAME_MISSING' : 'NAME_INVISIBLE')
  if (name.length > NAME_MAX_LENGTH) return fault('NAME_TOO_LONG', String(NAME_MAX_LENGTH))
  return clean(name)
}
