import type { CsvTitle } from '@booster/contracts/exports/csv-titles'
import type { CodeKind } from '@booster/contracts/messages/code-words'
import type { Language } from '@booster/contracts/messages/messages'
import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { CsvCell } from '@booster/services/exports/csv-text'
import type { Services } from '../context.ts'

export type ExportInput<Filter> = {
  readonly filter: Filter
  /** Writes a time in the reader's zone. */
  readonly timeOf: (at: Date | null) => string | null
  readonly timeZone: TimeZone
  /** Of words that no column of codes has. */
  readonly language: Language
}

/** A list as CSV: its columns, and its rows page by page. @typeParam Scope whose rows they are */
export type CsvExport<Filter, Scope = { readonly affiliateId: string }> = {
  readonly titles: readonly CsvTitle[]
  /** Columns whose cells are codes: people read words there, programs the codes in columns before the last (sayCodes). */
  readonly codes?: Partial<Readonly<Record<CsvTitle, { readonly of: CodeKind; readonly title: CsvTitle }>>>
  /** Throws where there is nothing to export from; asked before anything is sent. */
  readonly check?: (services: Services, input: ExportInput<Filter> & Scope) => Promise<void>
  readonly pages: (services: Services, input: ExportInput<Filter> & Scope) => AsyncGenerator<CsvCell[][]>
}

/** Rows of everybody, for admins. */
export type AdminCsvExport<Filter> = CsvExport<Filter, unknown>

/** Rows of one statement: few enough to be in memory while a slow reader takes them. */
export const EXPORT_PAGE = 1_000

/**
 * A list piece by piece: from its beginning, then from the place that `read` gives with each piece; null ends it.
 * An empty piece is left out.
 */
export async function* walkPages<Row, Place>(
  read: (after: Place | null) => Promise<{ readonly rows: readonly Row[]; readonly next: Place | null }>,
  cellsOf: (row: Row) => CsvCell[],
): AsyncGenerator<CsvCell[][]> {
  let after: Place | null = null
  do {
    const { rows, next } = await read(after)
    if (rows.length > 0) yield rows.map(cellsOf)
    after = next
  } while (after !== null)
}

/** The place after a full page; a page that is not full is the last. */
export function placeAfter<Row, Place>(
  rows: readonly Row[],
  placeOf: (row: Row) => Place,
  fullPage = EXPORT_PAGE,
): Place | null {
  const last = rows.at(-1)
  return last === undefined || rows.length < fullPage ? null : placeOf(last)
}

/** A count; empty where 0 may only mean that nobody counted. */
export function countCell(count: number, isCounted: boolean): CsvCell {
  return count === 0 && !isCounted ? null : count
}
