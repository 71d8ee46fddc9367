import { createHash } from 'node:crypto'
import type {
  SkippedRowFault,
  StatementFault,
  StatementRow,
} from '@booster/contracts/top-ups/bank-statements'
import type { ImportRow } from '../imports/reading/file-format.ts'
import { formatsOf } from '../imports/reading/inspect-file.ts'
import { readRows } from '../imports/reading/read-rows.ts'
import { UnreadableFile } from '../imports/reading/unreadable-file.ts'
import { type Money, readDay, readDirection, readMoney } from './statement-cells.ts'
import { findStatementColumns, type StatementColumns } from './statement-columns.ts'

export type BankStatement =
  | {
      readonly kind: 'read'
      /** Money that came in, in the order of the file. */
      readonly incoming: readonly StatementRow[]
      /** Rows of money whose day or amount cannot be read. */
      readonly skipped: readonly { readonly row: number; readonly fault: SkippedRowFault }[]
    }
  | { readonly kind: 'unreadable'; readonly fault: StatementFault; readonly row: number | null }

/**
 * Reads what came in out of a statement as Indonesian banks export it: with columns for debit and credit, or one
 * amount whose direction stands in it (`500,123.00 CR`), beside it (`CR`, `K`) or as its sign.
 * @param today YYYY-MM-DD; some banks write days without a year
 */
export async function readBankStatement(
  bytes: Uint8Array,
  { today }: { readonly today: string },
): Promise<BankStatement> {
  try {
    for (const rows of await readTables(bytes)) {
      const columns = findStatementColumns(rows)
      if (columns !== null) return { kind: 'read', ...readTable(rows, columns, today) }
    }
    return { kind: 'unreadable', fault: 'NO_TITLES', row: null }
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'unreadable', fault: error.fault, row: error.row }
    throw error
  }
}

/** The digest by which a row is known in every file it stands in. */
export function statementKeyOf({ day, amountRupiah, description, balance, nth }: StatementRow): string {
  return createHash('sha256')
    .update(JSON.stringify([day, amountRupiah, description, balance, nth]))
    .digest('hex')
}

/** The one table of a text; of a workbook, one per sheet. */
async function readTables(bytes: Uint8Array): Promise<readonly (readonly ImportRow[])[]> {
  const source = {
    sizeBytes: bytes.length,
    read: async function* (start: number, end: number) {
      yield bytes.subarray(start, end)
    },
  }
  const tables: ImportRow[][] = []
  for (const format of await formatsOf(source)) {
    const rows: ImportRow[] = []
    for await (const row of readRows(source, format)) rows.push(row)
    tables.push(rows)
  }
  return tables
}

type Read = { readonly money: Money; readonly day: string } | { readonly fault: SkippedRowFault } | null

function readTable(rows: readonly ImportRow[], columns: StatementColumns, today: string) {
  const incoming: StatementRow[] = []
  const skipped: { row: number; fault: SkippedRowFault }[] = []
  const alike = new Map<string, number>()
  for (const { row, cells } of rows) {
    const read = row <= columns.titleRow ? null : readRow(cells, columns, today)
    if (read === null) continue
    if ('fault' in read) {
      skipped.push({ row, fault: read.fault })
      continue
    }
    const found = { day: read.day, amountRupiah: read.money.rupiah, ...textOf(cells, columns) }
    const name = JSON.stringify(found)
    const nth = (alike.get(name) ?? 0) + 1
    alike.set(name, nth)
    incoming.push({ ...found, nth })
  }
  return { incoming, skipped }
}

/** Null: nothing came in by this row. Totals and notes at the end have no day; a row with one is a booking. */
function readRow(cells: readonly string[], columns: StatementColumns, today: string): Read {
  const dayCell = cells[columns.day] ?? ''
  const day = readDay(dayCell, today)
  const money = incomingOf(cells, columns)
  if (money === 'none') return null
  if (money === 'unreadable') return day === null ? null : { fault: 'AMOUNT' }
  if (money === 'undirected') return day === null ? null : { fault: 'DIRECTION' }
  if (day !== null) return { money, day }
  return dayCell.trim() === '' ? null : { fault: 'DAY' }
}

/** `none`: nothing came in by this row; `undirected`: its cell for the direction says nothing. */
function incomingOf(
  cells: readonly string[],
  columns: StatementColumns,
): Money | 'none' | 'unreadable' | 'undirected' {
  const { credit, amount } = columns
  const cell = (cells[credit ?? amount ?? -1] ?? '').trim()
  if (cell === '' || /^[-–—]$/.test(cell)) return 'none'
  const money = readMoney(cell)
  if (money === null) return 'unreadable'
  if (money.rupiah === 0) return 'none'
  const direction = money.sign ?? (credit === null ? directionOf(cells, columns) : 'in')
  if (direction === null && columns.direction !== null) return 'undirected'
  return direction === 'out' ? 'none' : money
}

/** Beside the amount, in a column of its own or in one without a title; an amount without any sign came in. */
function directionOf(cells: readonly string[], columns: StatementColumns): 'in' | 'out' | null {
  const named = columns.direction === null ? null : readDirection(cells[columns.direction] ?? '')
  return named ?? readDirection(cells[(columns.amount ?? 0) + 1] ?? '')
}

function textOf(cells: readonly string[], columns: StatementColumns) {
  const text = columns.descriptions
    .map((column) => (cells[column] ?? '').trim())
    .filter((part) => part !== '')
  return {
    description: text.join(' · ').replaceAll(/\s+/g, ' ').slice(0, 300),
    balance: (columns.balance === null ? '' : (cells[columns.balance] ?? '')).trim().slice(0, 50),
  }
}
