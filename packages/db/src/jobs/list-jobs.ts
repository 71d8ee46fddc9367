import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { ANY_JOB_FACTS, JOB_FACTS, JOB_JOINS, type JobFacts } from './job-facts.ts'
import { type JobFilter, jobsOf, selectJobs } from './select-jobs.ts'

/** One numbered page of an affiliate's jobs, in the order of `selectJobs`. */
export async function listJobs(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: JobFilter
    readonly clock: SqlClock
    readonly page: number
    readonly limit: number
  },
): Promise<JobFacts[]> {
  const offset = (input.page - 1) * input.limit
  const { text, values } = selectJobs({ ...input, atMost: offset + input.limit })
  const table = jobsOf(input.filter)
  const { rows } = await db.query<JobFacts>(
    `${text}, page AS (
       SELECT "id", row_number() OVER (ORDER BY "sort", "id") AS "place" FROM selected
       ORDER BY "sort", "id" OFFSET ${Math.trunc(offset)} LIMIT ${Math.trunc(input.limit)})
     SELECT ${table === 'AnyJob' ? ANY_JOB_FACTS : JOB_FACTS}
     FROM page
     JOIN "${table}" j ON j."affiliateId" = $1 AND j."id" = page."id" ${JOB_JOINS}
     ORDER BY page."place"`,
    [...values],
  )
  return rows
}
