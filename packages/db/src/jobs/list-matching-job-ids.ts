import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { type JobFilter, selectJobs } from './select-jobs.ts'

/** Ids of the first `atMost` jobs of a filter. */
export async function listMatchingJobIds(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: JobFilter
    readonly clock: SqlClock
    readonly atMost: number
  },
): Promise<string[]> {
  const { text, values } = selectJobs({ ...input, isWhole: true })
  const { rows } = await db.query<{ id: string }>(
    `${text} SELECT "id" FROM selected ORDER BY "sort", "id" LIMIT ${Math.trunc(input.atMost)}`,
    [...values],
  )
  return rows.map((row) => row.id)
}
