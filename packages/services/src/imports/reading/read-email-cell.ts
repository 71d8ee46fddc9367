import { cleanEmail } from '@booster/contracts/wire/clean-email'
import type { Cleaned } from '@booster/contracts/wire/field-fault'

/** The apostrophe that makes a cell text; one that opens a quoted name stays. */
const BEFORE = /^'(?![^<]*'\s*<)/
/** What is left of a list of one. */
const AFTER = /[;,'\s]+$/

/** An e-mail address as it stands in spreadsheets and address books. */
export function readEmailCell(cell: string): Cleaned {
  return cleanEmail(cell.trim().replace(BEFORE, '').replace(AFTER, ''))
}
