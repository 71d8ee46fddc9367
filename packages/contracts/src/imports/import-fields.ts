/** What a column of an imported file can be. */
export const IMPORT_FIELDS = ['name', 'firstName', 'lastName', 'email', 'whatsapp', 'tags'] as const
export type ImportField = (typeof IMPORT_FIELDS)[number]

/** The column of each field, counted from 0. */
export type ImportMapping = { readonly [field in ImportField]?: number | undefined } & {
  readonly email: number
}

export const IMPORT_BYTES_AT_MOST = 64 * 1_024 * 1_024
export const IMPORT_ROWS_AT_MOST = 250_000
export const IMPORT_COLUMNS_AT_MOST = 200
export const CELL_LENGTH_AT_MOST = 32_767
