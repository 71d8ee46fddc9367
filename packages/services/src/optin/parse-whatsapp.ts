import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * A WhatsApp number as people type it, in E.164 (`+6281234567890`); numbers without a country are Indonesian.
 * @returns null for an empty text, `invalid` for anything but a mobile number
 */
export function parseWhatsapp(typed: string | null | undefined): string | null | 'invalid' {
  const text = typed?.trim() ?? ''
  if (text === '') return null
  const number = parsePhoneNumberFromString(text.replace(/^00/, '+'), 'ID')
  if (number === undefined || !number.isValid()) return 'invalid'
  const type = number.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE' ? number.number : 'invalid'
}
