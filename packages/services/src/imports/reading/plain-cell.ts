/** `="0812"`: how people keep a zero through a spreadsheet. */
const FORMULA_TEXT = /^="(.*)"$/s
/** Our own exports put an apostrophe before what a spreadsheet would run. */
const GUARDED = /^'(?=[=+\-@\t\r])/
/** What people and spreadsheets write where there is nothing. */
const NOTHING =
  /^(?:[-–—]+|#?n\/a|#(?:ref|error|value|name\?|num|null|div\/0)!?|(?:tidak|tdk|belum) ada|kosong)$/i

/** What a cell says, without the signs that only keep a spreadsheet from touching it. Empty where it says "nothing". */
export function plainCell(cell: string): string {
  const text = cell.trim()
  if (NOTHING.test(text)) return ''
  const formula = FORMULA_TEXT.exec(text)?.[1]
  return formula === undefined ? text.replace(GUARDED, '') : formula.replaceAll('""', '"')
}
