import type { CsvTitle } from '@booster/contracts/exports/csv-titles'
import type { CsvCell } from '@booster/services/exports/csv-text'
import type { Services } from '../context.ts'

export type ExportInput<Filter> = {
  readonly affiliateId: string
  readonly filter: Filter
  /** Writes a time in the affiliate's zone. */
  readonly timeOf: (at: Date | null) => string | null
  readonly timeZone: string
}

/** A list as CSV: its columns, and its rows page by page. */
export type CsvExport<Filter> = {
  readonly titles: readonly CsvTitle[]
  readonly pages: (services: Services, input: ExportInput<Filter>) => AsyncGenerator<CsvCell[][]>
}

/** Rows of one statement: few enough to be in memory while a slow reader takes them. */
export const EXPORT_PAGE = 1_000
