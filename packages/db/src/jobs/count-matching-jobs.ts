import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { type JobFilter, selectJobs } from './select-jobs.ts'

/** How many jobs a filter has, counted up to `atMost`. */
export async function countMatchingJobs(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: JobFilter
    readonly clock: SqlClock
    readonly atMost: number
  },
): Promise<number> {
  const { text, values } = selectJobs(input)
  const { rows } = await db.query<{ count: number }>(
    `${text} SELECT least(count(*), ${Math.trunc(input.atMost)})::int AS "count" FROM selected`,
    [...values],
  )
  return rows[0]?.count ?? 0
}
