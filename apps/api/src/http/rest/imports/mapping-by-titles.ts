import { IMPORT_FIELDS, type ImportMapping } from '@booster/contracts/imports/import-fields'
import type { LeadImport } from '@booster/contracts/imports/lead-imports'
import { columnName } from '@booster/services/imports/column-name'
import { ApiError } from '../../api-error.ts'

type ByTitles = { readonly [field in keyof ImportMapping]?: string | undefined }

/** The columns that were named, by title or letter; what was not named is as it was recognised. */
export function mappingByTitles(file: LeadImport, named: ByTitles | undefined): ImportMapping {
  const columns = named === undefined ? file.mapping : namedColumns(file, named)
  const email = columns.email ?? file.mapping.email
  if (email === undefined) {
    const message = 'mapping.email: no column of email addresses was recognised; name it'
    throw new ApiError(400, message, { field: 'mapping.email' })
  }
  return { ...columns, email }
}

function namedColumns(file: LeadImport, named: ByTitles): Partial<ImportMapping> {
  const columns: Partial<Record<keyof ImportMapping, number>> = {}
  for (const field of IMPORT_FIELDS) {
    const title = named[field]
    if (title === undefined) continue
    const column = columnOf(file, title)
    if (column < 0) {
      const message = `mapping.${field}: the file has no column "${title}"`
      throw new ApiError(400, message, { field: `mapping.${field}` })
    }
    columns[field] = column
  }
  return columns
}

function columnOf({ titles }: LeadImport, named: string): number {
  const byTitle = titles.findIndex((title) => title.toLowerCase() === named.trim().toLowerCase())
  if (byTitle >= 0) return byTitle
  return titles.findIndex((_, column) => columnName([], column) === named.trim().toUpperCase())
}
