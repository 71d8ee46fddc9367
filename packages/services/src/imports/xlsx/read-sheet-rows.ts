import { CELL_LENGTH_AT_MOST, IMPORT_COLUMNS_AT_MOST } from '@booster/contracts/imports/import-fields'
import type { ImportRow } from '../reading/file-format.ts'
import { UnreadableFile } from '../reading/unreadable-file.ts'
import { columnOf, plainNumber, unescapeText } from './cell-text.ts'
import { readXml } from './read-xml.ts'
import type { SharedStrings } from './shared-strings.ts'

/** The rows of a sheet that are not blank. */
export async function* readSheetRows(
  xml: AsyncIterable<Uint8Array>,
  shared: SharedStrings | null,
): AsyncGenerator<ImportRow> {
  const sheet = gatherRows(shared)
  for await (const _piece of readXml(xml, sheet.handlers)) yield* sheet.takeRows()
}

function gatherRows(shared: SharedStrings | null) {
  let rows: ImportRow[] = []
  let row = 0
  let cells: string[] = []
  let column = -1
  let type = 'n'
  let value = ''
  let isValue = false
  let isPhonetic = false
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      row = attributes.r === undefined ? row + 1 : Number(attributes.r)
      cells = []
      column = -1
    } else if (name === 'c') {
      column = columnOf(attributes.r) ?? column + 1
      type = attributes.t ?? 'n'
      value = ''
    } else if (name === 'v' || name === 't') isValue = !isPhonetic
    else if (name === 'rPh') isPhonetic = true
  }
  const close = (name: string): void => {
    if (name === 'v' || name === 't') isValue = false
    else if (name === 'rPh') isPhonetic = false
    else if (name === 'c' && value !== '') putCell(cells, { column, text: textOf(type, value, shared), row })
    else if (name === 'row' && cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells })
  }
  const text = (piece: string): void => {
    if (isValue) value += piece
  }
  return {
    handlers: { open, text, close },
    takeRows: (): readonly ImportRow[] => {
      const taken = rows
      rows = []
      return taken
    },
  }
}

function putCell(
  cells: string[],
  { column, text, row }: { readonly column: number; readonly text: string; readonly row: number },
): void {
  if (text.trim() === '') return
  if (column >= IMPORT_COLUMNS_AT_MOST) throw new UnreadableFile('TOO_MANY_COLUMNS', row)
  if (text.length > CELL_LENGTH_AT_MOST) throw new UnreadableFile('CELL_TOO_LONG', row)
  while (cells.length < column) cells.push('')
  cells[column] = text
}

/** `t` says what the value of a cell is. */
function textOf(type: string, value: string, shared: SharedStrings | null): string {
  if (type === 's') return shared?.at(Number(value)) ?? ''
  if (type === 'n') return plainNumber(value)
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  return unescapeText(value)
}
