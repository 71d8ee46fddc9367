import { Readable } from 'node:stream'
import { CELL_LENGTH_AT_MOST, IMPORT_COLUMNS_AT_MOST } from '@booster/contracts/imports/import-fields'
import { CsvError, parse } from 'csv-parse'
import { decodeText } from './decode-text.ts'
import { SEPARATOR_LINE } from './detect-delimiter.ts'
import type { FileFormat, ImportRow } from './file-format.ts'
import type { ImportSource } from './import-source.ts'
import { UnreadableFile } from './unreadable-file.ts'

type TextFormat = Extract<FileFormat, { kind: 'text' }>

/** A row longer than this is a quote that nothing closes. */
const ROW_LENGTH_AT_MOST = 256 * 1_024

/** The rows of a text file that are not blank. A blank line counts as a row, as it does in a spreadsheet. */
export async function* readTextRows(source: ImportSource, format: TextFormat): AsyncGenerator<ImportRow> {
  const records = Readable.from(textOf(source, format), { objectMode: false }).pipe(
    parse({
      delimiter: format.delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: ROW_LENGTH_AT_MOST,
    }),
  )
  let row = 0
  try {
    for await (const cells of records as AsyncIterable<string[]>) {
      row += 1
      if (cells.every((cell) => cell.trim() === '')) continue
      refuseExcess(cells, row)
      yield { row, cells }
    }
  } catch (error) {
    // Nothing else can be wrong: an opening quote is not closed before the end, or before a row gets too long.
    if (error instanceof CsvError) throw new UnreadableFile('QUOTE_NOT_CLOSED', Number(error.records) + 1)
    throw error
  } finally {
    records.destroy()
  }
}

function refuseExcess(cells: readonly string[], row: number): void {
  if (cells.some((cell) => cell.length > CELL_LENGTH_AT_MOST)) throw new UnreadableFile('CELL_TOO_LONG', row)
  if (cells.length <= IMPORT_COLUMNS_AT_MOST) return
  if (cells.slice(IMPORT_COLUMNS_AT_MOST).some((cell) => cell.trim() !== ''))
    throw new UnreadableFile('TOO_MANY_COLUMNS', row)
}

/** A separator line is cut off once it has arrived as a whole. */
async function* textOf(source: ImportSource, format: TextFormat): AsyncGenerator<string> {
  let beginning = ''
  let isBeginning = format.hasSeparatorLine
  for await (const text of decodeText(source, format.encoding)) {
    if (!isBeginning) yield text
    else {
      beginning += text
      isBeginning = !beginning.includes('\n')
      if (!isBeginning) yield beginning.replace(SEPARATOR_LINE, '')
    }
  }
}
