/** Where a list goes on: behind this row. */
export type ListPosition = { readonly at: string; readonly id: string } | null

export type Page<Row> = { readonly rows: readonly Row[]; readonly nextCursor: string | null }

/**
 * One page of a list that was read with one row more, ordered by a time and an id.
 * @param timeOf the time that the list is ordered by
 */
export function pageOf<Row extends { readonly id: string }>(
  rows: readonly Row[],
  limit: number,
  timeOf: (row: Row) => Date,
): Page<Row> {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const more = rows.length > limit && last !== undefined
  return { rows: page, nextCursor: more ? `${timeOf(last).toISOString()}_${last.id}` : null }
}
