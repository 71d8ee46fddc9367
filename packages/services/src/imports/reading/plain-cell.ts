/** `="0812"`: how people keep a zero through a spreadsheet. */
const FORMULA_TEXT = /^="(.*)"$/s
/** Our own exports put an apostrophe before what a spreadsheet would run. */
const GUARDED = /^'(?=[=+\-@\t\r])/

/** What a cell says, without the signs that only keep a spreadsheet from touching it. */
export function plainCell(cell: string): string {
  const text = cell.trim()
  const formula = FORMULA_TEXT.exec(text)?.[1]
  return formula === undefined ? text.replace(GUARDED, '') : formula.replaceAll('""', '"')
}
