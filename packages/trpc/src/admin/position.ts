import { parseTimeCursor } from '@booster/contracts/wire/fields'

/** Where a list goes on; null: at its beginning. */
export function positionOf(
  cursor: string | null | undefined,
): { readonly at: string; readonly id: string } | null {
  return cursor === null || cursor === undefined ? null : parseTimeCursor(cursor)
}
