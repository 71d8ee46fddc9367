/** Signs that XML cannot hold are written as `_x000D_`. */
const ESCAPED = /_x([0-9a-fA-F]{4})_/g
/** Spreadsheets calculate with 15 digits: beyond, a number is not the one that was typed. */
const EXACT_BELOW = 1e15

/** Text of a workbook as a person sees it. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(ESCAPED, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** A number of a workbook with all its digits; one that has lost some keeps its exponent, by which readers know. */
export function plainNumber(stored: string): string {
  const number = Number(stored)
  return Number.isInteger(number) && Math.abs(number) < EXACT_BELOW ? number.toFixed(0) : stored
}

/** `AB12` stands in column 27, counted from 0; null where the cell says nothing. */
export function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
