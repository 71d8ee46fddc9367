import { fieldOfTitle } from './field-of-title.ts'
import type { ImportRow } from './file-format.ts'

/** Where the titles of the columns are. Without titles, the columns are named by their place. */
export type TableHead = {
  /** Null: the file has no row of titles. */
  readonly headRow: number | null
  readonly titles: readonly string[]
}

/** Some files begin with a heading or a note before the titles. */
const ROWS_BEFORE_TITLES = 10

/** The row of titles: the first that names an e-mail column; else the first row, unless it already holds an address. */
export function findHead(beginning: readonly ImportRow[]): TableHead {
  const first = beginning[0]
  if (first === undefined) return { headRow: null, titles: [] }
  const named = beginning.slice(0, ROWS_BEFORE_TITLES).find(namesEmail) ?? first
  if (named.cells.some(isAddress)) return { headRow: null, titles: placesOf(beginning) }
  const width = widthOf(beginning.filter(({ row }) => row >= named.row))
  return {
    headRow: named.row,
    titles: Array.from({ length: width }, (_, column) => named.cells[column]?.trim() ?? ''),
  }
}

function namesEmail({ cells }: ImportRow): boolean {
  return !cells.some(isAddress) && cells.some((cell) => fieldOfTitle(cell) === 'email')
}

function isAddress(cell: string): boolean {
  return /\S@\S+\.\S/.test(cell)
}

function placesOf(rows: readonly ImportRow[]): string[] {
  return Array.from({ length: widthOf(rows) }, () => '')
}

/** Columns up to the last one in which anything stands. */
function widthOf(rows: readonly ImportRow[]): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1))
}
