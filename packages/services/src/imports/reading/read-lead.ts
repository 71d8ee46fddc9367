import type { RowFaultCode } from '@booster/contracts/imports/import-faults'
import type { ImportField, ImportMapping } from '@booster/contracts/imports/import-fields'
import { cleanName } from '@booster/contracts/wire/clean-name'
import { cleanText } from '@booster/contracts/wire/clean-text'
import { type Cleaned, clean } from '@booster/contracts/wire/field-fault'
import { readPastedAddress } from '@booster/contracts/wire/pasted-address'
import type { ImportRow } from './file-format.ts'
import { plainCell } from './plain-cell.ts'
import { readEmailCell } from './read-email-cell.ts'
import { readPhoneCell } from './read-phone-cell.ts'

export type ImportedLead = {
  readonly row: number
  /** Null: the row has none. A new lead is then named after its address. */
  readonly name: string | null
  readonly email: string
  readonly whatsapp: string | null
  readonly tags: readonly string[]
}

export type BadRow = {
  readonly row: number
  /** Counted from 0. */
  readonly column: number
  readonly reason: RowFaultCode
  /** The sign that is not allowed, or the number of letters that are. */
  readonly detail: string | null
  readonly cells: readonly string[]
}

export type ReadLead =
  | { readonly kind: 'lead'; readonly lead: ImportedLead }
  | { readonly kind: 'bad'; readonly bad: BadRow }

const TAG_LENGTH_AT_MOST = 40
const TAGS_AT_MOST = 50
/** Mailchimp puts each tag in quotes, Google a star before its own. */
const TAG_ENDS = /^["'*\s]+|["'\s]+$/g

type Fault = Pick<BadRow, 'column' | 'reason'> & { readonly detail?: string | undefined }

/** A row as a lead, whole or not at all. Of several faults the first is named. */
export function readLead(
  row: ImportRow,
  table: { readonly mapping: ImportMapping; readonly columns: number },
): ReadLead {
  const { mapping, columns } = table
  const cell = (field: ImportField): string => {
    const column = mapping[field]
    return column === undefined ? '' : plainCell(row.cells[column] ?? '')
  }
  const extra = row.cells.findIndex((text, column) => column >= columns && text.trim() !== '')
  if (extra >= 0) return bad(row, { column: extra, reason: 'TOO_MANY_CELLS' })
  const email = readEmailCell(cell('email'))
  if (email.kind === 'fault') return bad(row, faultOf(email, mapping.email))
  const ownName = cell('name') || `${cell('firstName')} ${cell('lastName')}`.trim()
  const name = ownName === '' ? nameBesideAddress(cell('email')) : readName(ownName)
  if (name.kind === 'fault')
    return bad(row, faultOf(name, mapping.name ?? mapping.firstName ?? mapping.lastName))
  const phone = readPhoneCell(cell('whatsapp'))
  if (phone.kind === 'digits lost')
    return bad(row, { column: mapping.whatsapp ?? 0, reason: 'WHATSAPP_DIGITS_LOST' })
  if (phone.kind === 'fault') return bad(row, faultOf(phone, mapping.whatsapp))
  const tags = readTags(cell('tags'))
  if (typeof tags === 'string') return bad(row, { column: mapping.tags ?? 0, reason: tags })
  return {
    kind: 'lead',
    lead: { row: row.row, name: name.value, email: email.value, whatsapp: phone.value, tags },
  }
}

function bad({ row, cells }: ImportRow, { column, reason, detail }: Fault): ReadLead {
  return { kind: 'bad', bad: { row, column, reason, detail: detail ?? null, cells } }
}

function faultOf({ fault }: Extract<Cleaned, { kind: 'fault' }>, column = 0): Fault {
  return { column, reason: fault.code, detail: fault.detail }
}

/** `Budi <budi@x.id>`; a bad one is no fault of the row. */
function nameBesideAddress(cell: string): Cleaned<string | null> {
  const name = cleanName(readPastedAddress(cell).name ?? '')
  return name.kind === 'clean' ? name : clean(null)
}

/** An empty name is none; one of signs that nobody sees is a fault. */
function readName(cell: string): Cleaned<string | null> {
  return cell.trim() === '' ? clean(null) : cleanName(cell)
}

function readTags(cell: string): readonly string[] | 'TAG_TOO_LONG' | 'TOO_MANY_TAGS' {
  const tags = [
    ...new Set(
      cell
        .split(/[,;|\n]|:::/)
        .map((tag) => cleanText(tag).replaceAll(TAG_ENDS, ''))
        .filter((tag) => tag !== ''),
    ),
  ]
  if (tags.some((tag) => tag.length > TAG_LENGTH_AT_MOST)) return 'TAG_TOO_LONG'
  return tags.length > TAGS_AT_MOST ? 'TOO_MANY_TAGS' : tags
}
