import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { type JobFilter, selectJobs } from './select-jobs.ts'

/** Only this many jobs at the head of the list are searched. */
const WITHIN = 1_000

/** The jobs before and after one in the list of a filter; null at its ends and beyond the first 1,000. */
export async function findNeighbourJobs(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: JobFilter
    readonly clock: SqlClock
    readonly jobId: string
  },
): Promise<{ readonly previousId: string | null; readonly nextId: string | null }> {
  const { text, values } = selectJobs({ ...input, atMost: WITHIN })
  const { rows } = await db.query<{ previousId: string | null; nextId: string | null }>(
    `${text}, listed AS (
       SELECT "id", lag("id") OVER w AS "previousId", lead("id") OVER w AS "nextId"
       FROM selected WINDOW w AS (ORDER BY "sort", "id"))
     SELECT "previousId", "nextId" FROM listed WHERE "id" = $${values.length + 1}`,
    [...values, input.jobId],
  )
  return rows[0] ?? { previousId: null, nextId: null }
}
