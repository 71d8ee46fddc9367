import type { Queryable } from '../connection/queryable.ts'
import { ANY_JOB_FACTS, JOB_FACTS, JOB_JOINS, type JobFacts } from './job-facts.ts'
import { conditionsOf, type JobFilter, jobsOf } from './select-jobs.ts'

/** All jobs of a filter in pieces, oldest first: those after a given one. For exports, which walk the whole table. */
export async function listJobsAfter(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: JobFilter
    readonly after: string | null
    readonly limit: number
  },
): Promise<JobFacts[]> {
  const { conditions, values } = conditionsOf(input.affiliateId, input.filter)
  if (input.filter.status !== undefined) {
    values.push(input.filter.status)
    conditions.push(`j."status"::text = $${values.length}`)
  }
  if (input.after !== null) {
    values.push(input.after)
    conditions.push(`j."id" > $${values.length}::uuid`)
  }
  const table = jobsOf(input.filter)
  const { rows } = await db.query<JobFacts>(
    `SELECT ${table === 'AnyJob' ? ANY_JOB_FACTS : JOB_FACTS} FROM "${table}" j ${JOB_JOINS}
     WHERE ${conditions.join(' AND ')} ORDER BY j."id" LIMIT ${Math.trunc(input.limit)}`,
    values,
  )
  return rows
}
