import type { ImportRow } from '../imports/reading/file-format.ts'
import { readDirection } from './statement-cells.ts'

/** Which column of a bank statement holds what; null: none does. */
export type StatementColumns = {
  readonly titleRow: number
  readonly day: number
  /** Columns of their own for money that came in and money that left … */
  readonly credit: number | null
  readonly debit: number | null
  /** … or one column, with the direction in it, beside it or as its sign. */
  readonly amount: number | null
  readonly direction: number | null
  readonly balance: number | null
  readonly descriptions: readonly number[]
}

const DAY = /^(tanggal|tgl\.?|date|posting date|post date|trans(action)? date|waktu)\b/i
const CREDIT =
  /^((jumlah|nominal|nilai|mutasi)\s+)?(kredit|credit|cr|masuk|uang masuk|dana masuk)\b(?!.*\bno\b)/i
const DEBIT =
  /^((jumlah|nominal|nilai|mutasi)\s+)?(debet|debit|db|dr|keluar|uang keluar|dana keluar)\b(?!.*\bno\b)/i
/** Never what left. */
const AMOUNT = /^(jumlah|nominal|amount|nilai|mutasi)\b(?!.*\bdeb[ei]t\b)/i
const DIRECTION = /^(((kredit|credit|cr|k|debet|debit|db|dr|d)\s*\/\s*\w+)|dk\b)/i
/** Also the kind of a booking, which says nothing of where the money went. */
const MAYBE_DIRECTION = /^(tipe|type|jenis)\b/i
const BALANCE = /^(saldo|balance|ending balance|running balance)\b/i
const DESCRIPTION =
  /^(keterangan|uraian|deskripsi|description|remark|berita|rincian|transaksi|narrative|detail)/i

/** Statements begin with the account and the period; the titles come after that. */
const ROWS_BEFORE_TITLES = 40

/** Null: no row names a day and an amount. */
export function findStatementColumns(rows: readonly ImportRow[]): StatementColumns | null {
  for (const { row, cells } of rows.slice(0, ROWS_BEFORE_TITLES)) {
    const titles = cells.map((cell) => cell.trim())
    const direction = columnOf(titles, (title) => DIRECTION.test(title)) ?? maybeDirection(titles, rows)
    // `CR/DB` and `Kredit/Debet` begin like the title of a column of money.
    const find = (pattern: RegExp) =>
      columnOf(titles, (title, column) => column !== direction && pattern.test(title))
    const day = find(DAY)
    const credit = find(CREDIT)
    const amount = find(AMOUNT)
    if (day === null || (credit === null && amount === null)) continue
    return {
      titleRow: row,
      day,
      credit,
      debit: find(DEBIT),
      amount: credit === null ? amount : null,
      direction,
      balance: find(BALANCE),
      descriptions: titles.flatMap((title, column) => (DESCRIPTION.test(title) ? [column] : [])),
    }
  }
  return null
}

function columnOf(
  titles: readonly string[],
  isMeant: (title: string, column: number) => boolean,
): number | null {
  const column = titles.findIndex(isMeant)
  return column < 0 ? null : column
}

/** A column whose title may name the direction does so where a word in it is one. */
function maybeDirection(titles: readonly string[], rows: readonly ImportRow[]): number | null {
  const saysOne = (cell: string) => /[a-z]/i.test(cell) && readDirection(cell) !== null
  return columnOf(
    titles,
    (title, column) => MAYBE_DIRECTION.test(title) && rows.some(({ cells }) => saysOne(cells[column] ?? '')),
  )
}
