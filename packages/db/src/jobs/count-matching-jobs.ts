import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { type JobFilter, selectJobs } from './select-jobs.ts'

/** How many jobs a filter has, counted up to `atMost`; without `isExact` it has at least as many. */
export async function countMatchingJobs(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: JobFilter
    readonly clock: SqlClock
    readonly atMost: number
  },
): Promise<{ readonly count: number; readonly isExact: boolean }> {
  const { text, values, isCut } = selectJobs(input)
  const atMost = Math.trunc(input.atMost)
  const { rows } = await db.query<{ count: number; isExact: boolean }>(
    `${text} SELECT least(count(*), ${atMost})::int AS "count", count(*) < ${atMost} AND NOT (${isCut}) AS "isExact" FROM selected`,
    [...values],
  )
  return rows[0] ?? { count: 0, isExact: true }
}
