import { stringify } from 'csv-stringify/sync'

export const CSV_SEPARATORS = { comma: ',', semicolon: ';' } as const
export type CsvSeparator = keyof typeof CSV_SEPARATORS

export type CsvCell = string | number | null

/**
 * Rows as CSV. Texts that a spreadsheet would run get an apostrophe in front; numbers are ours and stay numbers.
 * @param isBeginning the byte order mark by which spreadsheets know UTF-8 stands before them
 */
export function csvText(
  rows: readonly (readonly CsvCell[])[],
  { separator, isBeginning }: { readonly separator: CsvSeparator; readonly isBeginning: boolean },
): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      bom: isBeginning,
      delimiter: CSV_SEPARATORS[separator],
      record_delimiter: '\r\n',
      escape_formulas: true,
      cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
    },
  )
}
