import { IMPORT_FIELDS, type ImportField, type ImportMapping } from '@booster/contracts/imports/import-fields'
import type { LeadImport } from '@booster/contracts/imports/lead-imports'

/** What a column is taken for; empty: it is not imported. */
export type ColumnChoice = ImportField | ''

export function choicesOf({ titles, mapping }: LeadImport): readonly ColumnChoice[] {
  return titles.map((_, column) => IMPORT_FIELDS.find((field) => mapping[field] === column) ?? '')
}

/** Null without a column of addresses. */
export function mappingOf(choices: readonly ColumnChoice[]): ImportMapping | null {
  const columns: { [field in ImportField]?: number } = {}
  for (const [column, field] of choices.entries()) if (field !== '') columns[field] = column
  const { email } = columns
  return email === undefined ? null : { ...columns, email }
}
