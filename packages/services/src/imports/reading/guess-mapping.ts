import { IMPORT_FIELDS, type ImportField } from '@booster/contracts/imports/import-fields'
import { fieldOfTitle, rankOfTitle } from './field-of-title.ts'

export type GuessedMapping = { readonly [field in ImportField]?: number | undefined }

type Rows = readonly (readonly string[])[]

/** The column of each field, by titles first, and by what stands in the columns where the titles say nothing. */
export function guessMapping(titles: readonly string[], rows: Rows): GuessedMapping {
  const mapping: { [field in ImportField]?: number | undefined } = {}
  for (const field of IMPORT_FIELDS) mapping[field] = bestTitled(field, titles, rows)
  const free = () =>
    titles.map((_, column) => column).filter((column) => !Object.values(mapping).includes(column))
  mapping.email ??= mostly(free(), rows, isAddress)
  mapping.whatsapp ??= mostly(free(), rows, isPhone)
  const hasName = mapping.name !== undefined || mapping.firstName !== undefined
  if (!hasName && titles.every((title) => title === ''))
    mapping.name = mostly(free(), rows, (cell) => /^[\p{L}][\p{L}\p{M} .,'’-]+$/u.test(cell))
  // Both halves and the whole: the whole is enough.
  if (mapping.name !== undefined) {
    delete mapping.firstName
    delete mapping.lastName
  }
  return Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== undefined))
}

/** Of the columns that are this field by their titles: the one that also holds such cells, and whose title says it best. */
function bestTitled(field: ImportField, titles: readonly string[], rows: Rows): number | undefined {
  const scored = titles.flatMap((title, column) => {
    if (fieldOfTitle(title) !== field) return []
    const fit = fitOf(field, cellsOf(column, rows))
    return [{ column, fit, score: 10 * fit + rankOfTitle(title) }]
  })
  const best = scored.toSorted((a, b) => b.score - a.score || a.column - b.column)[0]
  // "Punya WA?" that is answered with "ya" is no number; without addresses, the title alone has to do.
  return best === undefined || (best.fit < 0 && field !== 'email') ? undefined : best.column
}

/** 1: most cells look like it; 0: there are none; -1: most look otherwise. */
function fitOf(field: ImportField, cells: readonly string[]): number {
  if (cells.length === 0) return 0
  return cells.filter((cell) => LOOKS[field](cell)).length * 2 >= cells.length ? 1 : -1
}

/** Cells that lost digits are numbers too: the report has to name them. */
const LOOKS: Readonly<Record<ImportField, (cell: string) => boolean>> = {
  email: isAddress,
  whatsapp: (cell) => cell.replaceAll(/\P{Nd}/gu, '').length >= 4,
  name: hasLetter,
  firstName: hasLetter,
  lastName: hasLetter,
  tags: () => true,
}

function hasLetter(cell: string): boolean {
  return /\p{L}/u.test(cell)
}

function isAddress(cell: string): boolean {
  return /\S@\S+\.\S/.test(cell)
}

function isPhone(cell: string): boolean {
  const digits = cell.replaceAll(/\D/g, '')
  return (
    digits.length >= 9 && digits.length <= 15 && /^'?(\+?62|0?8|\+)/.test(cell.replaceAll(/[\s(.-]/g, ''))
  )
}

/** The first column of which at least half of the filled cells are such. */
function mostly(
  columns: readonly number[],
  rows: Rows,
  isSuch: (cell: string) => boolean,
): number | undefined {
  return columns.find((column) => {
    const cells = cellsOf(column, rows)
    return cells.length > 0 && cells.filter(isSuch).length * 2 >= cells.length
  })
}

function cellsOf(column: number, rows: Rows): readonly string[] {
  return rows.map((row) => row[column]?.trim() ?? '').filter((cell) => cell !== '')
}
