import type { Queryable } from '../connection/queryable.ts'
import { FEW_FOUND, leadsByWords } from '../leads/leads-by-words.ts'
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
  const { affiliateId, filter } = input
  const { conditions, values } = conditionsOf(affiliateId, filter)
  if (filter.status !== undefined) {
    values.push(filter.status)
    conditions.push(`j."status"::text = $${values.length}`)
  }
  if (input.after !== null) {
    values.push(input.after)
    conditions.push(`j."id" > $${values.length}::uuid`)
  }
  const table = jobsOf(filter)
  const words = filter.q === undefined ? null : leadsByWords(affiliateId, filter.q, values)
  const where = conditions.join(' AND ')
  const inOrder = `ORDER BY j."id" LIMIT ${Math.trunc(input.limit)}`
  const all = `SELECT j."id" FROM "${table}" j WHERE ${where}`
  const keys =
    words === null
      ? `${all} ${inOrder}`
      : `(SELECT j."id" FROM found_leads f
          JOIN "AffiliateAutomationLog" r ON r."affiliateId" = $1 AND r."leadId" = f."id"
          JOIN "${table}" j ON j."affiliateId" = $1 AND j."runId" = r."id"
          WHERE ${FEW_FOUND} AND ${where} ${inOrder})
         UNION ALL (${all} AND NOT ${FEW_FOUND} AND ${words.has('j')} ${inOrder})`
  const { rows } = await db.query<JobFacts>(
    `WITH ${words?.ctes ?? ''} keys AS MATERIALIZED (${keys})
     SELECT ${table === 'AnyJob' ? ANY_JOB_FACTS : JOB_FACTS} FROM keys
     JOIN "${table}" j ON j."affiliateId" = $1 AND j."id" = keys."id" ${JOB_JOINS} ORDER BY j."id"`,
    values,
  )
  return rows
}
