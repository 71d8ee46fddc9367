import type { FileFault } from '@booster/contracts/imports/import-faults'
import { IMPORT_ROWS_AT_MOST } from '@booster/contracts/imports/import-fields'
import { findSheets } from '../xlsx/find-sheets.ts'
import { openArchive } from '../xlsx/open-archive.ts'
import { decodeText } from './decode-text.ts'
import { detectDelimiter, SEPARATOR_LINE } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'
import { detectKind } from './detect-kind.ts'
import type { FileFormat, ImportRow } from './file-format.ts'
import { findHead } from './find-head.ts'
import { type GuessedMapping, guessMapping } from './guess-mapping.ts'
import type { ImportSource } from './import-source.ts'
import { readRows } from './read-rows.ts'
import { UnreadableFile } from './unreadable-file.ts'

/** All that is known of a file before anything of it is imported. */
export type InspectedFile = {
  readonly format: FileFormat
  /** The row of titles; 0: the file has none. */
  readonly headRow: number
  readonly titles: readonly string[]
  /** The first rows after the titles. */
  readonly samples: readonly ImportRow[]
  /** Rows after the titles that are not blank. */
  readonly rows: number
  readonly guess: GuessedMapping
}

export type Inspection =
  | { readonly kind: 'table'; readonly file: InspectedFile }
  | { readonly kind: 'unreadable'; readonly fault: FileFault; readonly row: number | null }

const BEGINNING_ROWS = 50
const SAMPLE_ROWS = 5

/** Reads a whole file once, so that one which cannot be read to its end imports nothing. */
export async function inspectFile(source: ImportSource): Promise<Inspection> {
  try {
    for (const format of await formatsOf(source)) {
      const file = await inspectAs(source, format)
      if (file !== null) return { kind: 'table', file }
    }
    return { kind: 'unreadable', fault: 'EMPTY', row: null }
  } catch (error) {
    if (error instanceof UnreadableFile) return { kind: 'unreadable', fault: error.fault, row: error.row }
    throw error
  }
}

/** One way to read a text; of a workbook, one per sheet. */
export async function formatsOf(source: ImportSource): Promise<readonly FileFormat[]> {
  const kind = await detectKind(source)
  if (typeof kind === 'object') throw new UnreadableFile(kind.fault)
  if (kind === 'text') return [await textFormatOf(source)]
  const { sheets, sharedStrings } = await findSheets(await openArchive(source))
  return sheets.map((sheet) => ({ kind: 'workbook', sheet, sharedStrings }))
}

async function textFormatOf(source: ImportSource): Promise<FileFormat> {
  const encoding = await detectEncoding(source)
  let beginning = ''
  for await (const text of decodeText(source, encoding)) {
    beginning += text
    if (beginning.length >= 64 * 1_024) break
  }
  if (beginning.includes('\0')) throw new UnreadableFile('NOT_A_TABLE')
  return {
    kind: 'text',
    encoding,
    delimiter: detectDelimiter(beginning),
    hasSeparatorLine: SEPARATOR_LINE.test(beginning),
  }
}

/** Null: there is nothing but titles, or not even these. */
async function inspectAs(source: ImportSource, format: FileFormat): Promise<InspectedFile | null> {
  const beginning: ImportRow[] = []
  let all = 0
  let lastRow = 0
  for await (const row of readRows(source, format)) {
    all += 1
    lastRow = row.row
    if (beginning.length < BEGINNING_ROWS) beginning.push(row)
    if (all > IMPORT_ROWS_AT_MOST + BEGINNING_ROWS) throw new UnreadableFile('TOO_MANY_ROWS', lastRow)
  }
  const { headRow, titles } = findHead(beginning)
  const samples = beginning.filter(({ row }) => row > (headRow ?? 0))
  if (samples.length === 0) return null
  const rows = all - (beginning.length - samples.length)
  if (rows > IMPORT_ROWS_AT_MOST) throw new UnreadableFile('TOO_MANY_ROWS', lastRow)
  const guess = guessMapping(
    titles,
    samples.map(({ cells }) => cells),
  )
  return { format, headRow: headRow ?? 0, titles, samples: samples.slice(0, SAMPLE_ROWS), rows, guess }
}
