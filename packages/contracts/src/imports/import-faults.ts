import { FIELD_FAULTS, type FieldFaultCode } from '../wire/field-fault.ts'

/** Why a file cannot be read as a whole; nothing of it is imported then. */
export const FILE_FAULTS = [
  'EMPTY',
  /** The format before 2007, or a workbook with a password: both are the same container. */
  'OLD_EXCEL',
  'OPEN_DOCUMENT',
  'WEB_PAGE',
  'NOT_A_TABLE',
  'BROKEN_WORKBOOK',
  'QUOTE_NOT_CLOSED',
  'CELL_TOO_LONG',
  'TOO_MANY_COLUMNS',
  'TOO_MANY_ROWS',
  'TOO_LARGE_UNPACKED',
] as const
export type FileFault = (typeof FILE_FAULTS)[number]

/** What can be wrong with a row besides its fields. */
export const ROW_FAULTS = [
  ...FIELD_FAULTS,
  /** The spreadsheet wrote `8,12E+11`: the digits behind are gone. */
  'WHATSAPP_DIGITS_LOST',
  'TAG_TOO_LONG',
  'TOO_MANY_TAGS',
  /** Cells beyond the last column: a separator inside a cell without quotes. */
  'TOO_MANY_CELLS',
] as const
export type RowFaultCode = FieldFaultCode | Exclude<(typeof ROW_FAULTS)[number], FieldFaultCode>
