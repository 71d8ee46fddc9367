import type { Queryable } from '../connection/queryable.ts'
import { type RunFilter, selectRuns } from './select-runs.ts'

/** How many runs a filter has, counted up to `atMost`; without `isExact` it has at least as many. */
export async function countMatchingRuns(
  db: Queryable,
  input: { readonly affiliateId: string; readonly filter: RunFilter; readonly atMost: number },
): Promise<{ readonly count: number; readonly isExact: boolean }> {
  const { text, values, isCut } = selectRuns(input)
  const atMost = Math.trunc(input.atMost)
  const { rows } = await db.query<{ count: number; isExact: boolean }>(
    `${text} SELECT least(count(*), ${atMost})::int AS "count", count(*) < ${atMost} AND NOT (${isCut}) AS "isExact" FROM selected`,
    [...values],
  )
  return rows[0] ?? { count: 0, isExact: true }
}
