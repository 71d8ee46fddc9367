import type { FileFault } from '@booster/contracts/imports/import-faults'
import { type ImportSource, readBeginning } from './import-source.ts'

export type FileKind = 'text' | 'workbook' | { readonly fault: FileFault }

const LOOKED_AT_BYTES = 4_096

/** How PDF, pictures, RTF and other archives begin. */
const OTHER_FILES = ['%PDF', '\x89PNG', '\xff\xd8\xff', 'GIF8', '{\\rtf', '\x1f\x8b', '7z\xbc\xaf', 'Rar!']

/** What a file is by its first bytes, whatever its name says. */
export async function detectKind(source: ImportSource): Promise<FileKind> {
  const beginning = await readBeginning(source, LOOKED_AT_BYTES)
  if (beginning.length === 0) return { fault: 'EMPTY' }
  const signature = beginning.toString('latin1')
  if (signature.startsWith('PK\x03\x04')) return kindOfArchive(signature)
  if (signature.startsWith('\xd0\xcf\x11\xe0')) return { fault: 'OLD_EXCEL' }
  if (OTHER_FILES.some((start) => signature.startsWith(start))) return { fault: 'NOT_A_TABLE' }
  // Some programs save a web page under the name of a spreadsheet.
  if (/^(\xef\xbb\xbf)?\s*<(!doctype html|html|head|table|meta|\?xml)/i.test(signature))
    return { fault: 'WEB_PAGE' }
  return 'text'
}

function kindOfArchive(signature: string): FileKind {
  return signature.includes('application/vnd.oasis.opendocument') ? { fault: 'OPEN_DOCUMENT' } : 'workbook'
}
