import type { Queryable } from '../connection/queryable.ts'
import { FEW_FOUND, leadsByWords } from '../leads/leads-by-words.ts'
import { RUN_FACTS, RUN_JOINS, type RunFacts } from './run-facts.ts'
import { type RunFilter, whereOf } from './select-runs.ts'

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
  const { affiliateId, filter } = input
  const { where, values } = whereOf(affiliateId, filter)
  const conditions = [where]
  if (filter.status !== undefined) {
    values.push(filter.status)
    conditions.push(`r."status"::text = $${values.length}`)
  }
  if (input.after !== null) {
    values.push(input.after)
    conditions.push(`r."id" > $${values.length}::uuid`)
  }
  const words = filter.q === undefined ? null : leadsByWords(affiliateId, filter.q, values)
  const inOrder = `ORDER BY r."id" LIMIT ${Math.trunc(input.limit)}`
  const all = `FROM "AffiliateAutomationLog" r WHERE ${conditions.join(' AND ')}`
  const keys =
    words === null
      ? `SELECT r."id" ${all} ${inOrder}`
      : `(SELECT r."id" FROM found_leads f
          CROSS JOIN LATERAL (SELECT * ${all} AND ${FEW_FOUND} AND r."leadId" = f."id" OFFSET 0) r ${inOrder})
         UNION ALL (SELECT r."id" ${all} AND NOT ${FEW_FOUND} AND ${words.has('r')} ${inOrder})`
  const { rows } = await db.query<RunFacts>(
    `WITH ${words?.ctes ?? ''} keys AS MATERIALIZED (${keys})
     SELECT ${RUN_FACTS} FROM keys
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = $1 AND r."id" = keys."id" ${RUN_JOINS} ORDER BY r."id"`,
    values,
  )
  return rows
}
