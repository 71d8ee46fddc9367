import type { Queryable } from '../connection/queryable.ts'
import { type RunFilter, whereOf } from './list-runs.ts'
import { RUN_FACTS, RUN_JOINS, type RunFacts } from './run-facts.ts'

/** All runs of a filter in pieces, oldest first: those after a given one. For exports, which walk the whole table. */
export async function listRunsAfter(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: RunFilter
    readonly after: string | null
    readonly limit: number
  },
): Promise<RunFacts[]> {
  const { where, values } = whereOf(input.affiliateId, input.filter)
  const conditions = [where]
  if (input.filter.status !== undefined) {
    values.push(input.filter.status)
    conditions.push(`r."status"::text = $${values.length}`)
  }
  if (input.after !== null) {
    values.push(input.after)
    conditions.push(`r."id" > $${values.length}::uuid`)
  }
  const { rows } = await db.query<RunFacts>(
    `SELECT ${RUN_FACTS} FROM "AffiliateAutomationLog" r ${RUN_JOINS}
     WHERE ${conditions.join(' AND ')} ORDER BY r."id" LIMIT ${Math.trunc(input.limit)}`,
    values,
  )
  return rows
}
