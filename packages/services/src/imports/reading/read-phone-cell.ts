import { cleanWhatsapp } from '@booster/contracts/wire/clean-whatsapp'
import type { Cleaned } from '@booster/contracts/wire/field-fault'

const SCIENTIFIC = /^(\d)(?:[.,](\d+))?[eE]\+?(\d{1,3})$/
/** A whole number with a fraction of zeros: `6281234567890.0`, `6281234567890,00`. */
const WITH_FRACTION = /^(\d{8,15})[.,]0+$/
const IN_THOUSANDS = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/
/** A spreadsheet's zero for an empty cell. */
const NOTHING = /^0+$/

export type PhoneCell = Cleaned<string | null> | { readonly kind: 'digits lost' }

/** A phone number as spreadsheets leave it: often a number, sometimes without its leading zero. */
export function readPhoneCell(cell: string): PhoneCell {
  if (NOTHING.test(cell)) return cleanWhatsapp('')
  const scientific = SCIENTIFIC.exec(cell)
  if (scientific === null) return cleanWhatsapp(digitsOf(cell))
  const digits = wholeNumberOf(scientific)
  return digits === null ? { kind: 'digits lost' } : cleanWhatsapp(digits)
}

function digitsOf(cell: string): string {
  const whole = WITH_FRACTION.exec(cell)?.[1]
  if (whole !== undefined) return whole
  return IN_THOUSANDS.test(cell) ? cell.replaceAll(/[.,]/g, '') : cell
}

/** `8,12E+11` stands for any of a billion numbers; only with every digit written it is one. */
function wholeNumberOf([, first = '', rest = '', exponent = '']: RegExpExecArray): string | null {
  const length = Number(exponent)
  return rest.length >= length && /^0*$/.test(rest.slice(length)) ? first + rest.slice(0, length) : null
}
