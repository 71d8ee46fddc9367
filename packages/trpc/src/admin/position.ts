import { parseTimeCursor } from '@booster/contracts/fields'

/** Where a list goes on; null: at its beginning. */
export const positionOf = (
  cursor: string | null | undefined,
): { readonly at: string; readonly id: string } | null =>
  cursor === null || cursor === undefined ? null : parseTimeCursor(cursor)
