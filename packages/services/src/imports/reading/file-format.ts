/** How the bytes of a text file are read; the names are those of the Encoding Standard. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** How a file is read. Found once and kept with the import, so that every later reading sees the same rows. */
export type FileFormat =
  | {
      readonly kind: 'text'
      readonly encoding: TextEncoding
      readonly delimiter: string
      /** The file begins with a line like `sep=;`, which spreadsheets do not show. */
      readonly hasSeparatorLine: boolean
    }
  | { readonly kind: 'workbook'; readonly sheet: string; readonly sharedStrings: string | null }

/** One row that is not blank. */
export type ImportRow = {
  /** As a spreadsheet numbers it, from 1. */
  readonly row: number
  readonly cells: readonly string[]
}
