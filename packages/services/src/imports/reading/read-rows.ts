import { openArchive } from '../xlsx/open-archive.ts'
import { readSheetRows } from '../xlsx/read-sheet-rows.ts'
import { readSharedStrings } from '../xlsx/shared-strings.ts'
import type { FileFormat, ImportRow } from './file-format.ts'
import type { ImportSource } from './import-source.ts'
import { readTextRows } from './read-text-rows.ts'

/** The rows of a file that are not blank, in their order; the same ones at every reading. */
export async function* readRows(source: ImportSource, format: FileFormat): AsyncGenerator<ImportRow> {
  if (format.kind === 'text') {
    yield* readTextRows(source, format)
    return
  }
  const archive = await openArchive(source)
  const shared =
    format.sharedStrings === null ? null : await readSharedStrings(archive.read(format.sharedStrings))
  yield* readSheetRows(archive.read(format.sheet), shared)
}
