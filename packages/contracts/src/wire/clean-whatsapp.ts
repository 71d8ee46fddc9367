import { createRequire } from 'node:module'
import type { PhoneNumber } from 'libphonenumber-js/max'
import { onFirstUse } from '../on-first-use.ts'
import { removeInvisible } from './clean-text.ts'
import { type Cleaned, clean, type FieldFaultCode, fault } from './field-fault.ts'
import { readPlainMobile } from './read-plain-mobile.ts'

const require = createRequire(import.meta.url)
/** Almost every number is a plain mobile one, which needs none of it. */
const phoneNumbers = onFirstUse<typeof import('libphonenumber-js/max')>(() =>
  require('libphonenumber-js/max'),
)

const MAX_LENGTH = 200
const COUNTRY = 'ID'

/**
 * A WhatsApp number as people type it, in E.164 (`+6281234567890`); numbers without a country are Indonesian. For
 * servers: the number plans weigh more than a whole screen.
 * @returns null for an empty text
 */
export function cleanWhatsapp(typed: string): Cleaned<string | null> {
  const text = numberOfLink(removeInvisible(typed.slice(0, MAX_LENGTH)))
  if (text === '') return clean(null)
  const plain = readPlainMobile(text)
  if (plain !== null) return clean(plain)
  if (holdsSeveral(text)) return fault('WHATSAPP_SEVERAL')
  const readings = readingsOf(text).map(readNumber)
  const mobiles = new Set(readings.flatMap((reading) => (reading.kind === 'clean' ? [reading.value] : [])))
  if (mobiles.size > 1) return fault('WHATSAPP_COUNTRY')
  const [mobile] = mobiles
  return mobile === undefined ? (readings[0] ?? fault('WHATSAPP_NOT_A_NUMBER')) : clean(mobile)
}

/** A link that opens a chat may carry a text with digits of its own. */
function numberOfLink(text: string): string {
  const number = /(?:wa\.me\/|[?&]phone=)(?:\+|%2B)?(\d{8,15})(?!\d)/iu.exec(text)?.[1]
  if (number === undefined) return text
  return number.startsWith('0') ? number : `+${number}`
}

/** Mobile numbers of Indonesia in full length, each with the sign of its beginning. */
const WHOLE_NUMBERS = /(?<!\d)(?:\+?62|0)[ .-]?8\d(?:[ .-]?\d){7,10}(?!\d)/gu

/** Two numbers in one field: with any separator, or with none, each with the digits of a number of its own. */
function holdsSeveral(text: string): boolean {
  if ((text.match(WHOLE_NUMBERS) ?? []).length > 1) return true
  const parts = text.split(/[/,;|&]|\b(?:atau|dan|or|and)\b/iu)
  return parts.filter((part) => part.replaceAll(/\P{Nd}/gu, '').length >= 8).length > 1
}

/**
 * `00` at the start is the international prefix to some and a zero too many to others, and to the number plan the
 * beginning of a carrier's prefix (008). Both meanings are tried; only one of them is a mobile number, as a rule.
 */
function readingsOf(text: string): readonly string[] {
  const doubled = /^\s*\+?\s*0\s*0\s*(?=[\d\s])/u.exec(text)
  if (doubled === null) return [text]
  const rest = text.slice(doubled[0].length)
  return [`+${rest}`, `0${rest}`]
}

const PARSE_FAULTS: Readonly<Record<string, FieldFaultCode>> = {
  TOO_SHORT: 'WHATSAPP_TOO_SHORT',
  TOO_LONG: 'WHATSAPP_TOO_LONG',
  INVALID_COUNTRY: 'WHATSAPP_COUNTRY',
  NOT_A_NUMBER: 'WHATSAPP_NOT_A_NUMBER',
}

function readNumber(text: string): Cleaned {
  const { ParseError, parsePhoneNumberWithError } = phoneNumbers()
  try {
    return mobileOf(parsePhoneNumberWithError(text, { defaultCountry: COUNTRY, extract: true }))
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    return fault(PARSE_FAULTS[error.message] ?? 'WHATSAPP_NOT_A_NUMBER')
  }
}

function mobileOf(number: PhoneNumber): Cleaned {
  if (!number.isValid()) return fault(faultOfLength(number))
  const type = number.getType()
  return type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE'
    ? clean(number.number)
    : fault('WHATSAPP_NOT_MOBILE')
}

/** The number plans call lengths possible that no mobile number of Indonesia has. */
function faultOfLength(number: PhoneNumber): FieldFaultCode {
  const digits = number.nationalNumber.length
  if (number.country !== undefined && number.country !== COUNTRY) return 'WHATSAPP_COUNTRY'
  if (digits < 9) return 'WHATSAPP_TOO_SHORT'
  return digits > 12 ? 'WHATSAPP_TOO_LONG' : 'WHATSAPP_NOT_A_NUMBER'
}
