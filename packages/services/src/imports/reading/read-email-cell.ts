import { cleanEmail } from '@booster/contracts/wire/clean-email'
import type { Cleaned } from '@booster/contracts/wire/field-fault'

/** `Budi <budi@x.id>`, as mail programs write it; only where it is the only address. */
const IN_BRACKETS = /^[^<>@]*<([^<>]+)>$/
/** A link, and the apostrophe that makes a cell text. */
const BEFORE = /^(?:'|mailto:)+/i
/** What is left of a list of one. */
const AFTER = /[;,'\s]+$/

/** An e-mail address as it stands in spreadsheets and address books. */
export function readEmailCell(cell: string): Cleaned {
  const [, inside = cell] = IN_BRACKETS.exec(cell) ?? []
  return cleanEmail(inside.trim().replace(BEFORE, '').replace(AFTER, ''))
}
