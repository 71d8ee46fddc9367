import type { Queryable } from '../connection/queryable.ts'
import { leadFilterConditions } from './lead-filter.ts'
import { type LeadsWanted, selectiveIds, walkedKeys } from './lead-keys.ts'

/** More leads than this are not examined one by one to count them. */
const EXAMINED_AT_MOST = 30_000

export type LeadCount = { readonly count: number; readonly isExact: boolean }

/** How many leads a filter finds, counted up to `atMost`; without `isExact` it finds at least as many. */
export async function countLeads(
  db: Queryable,
  input: LeadsWanted & { readonly atMost: number },
): Promise<LeadCount> {
  const values: unknown[] = [input.affiliateId]
  const ids =
    selectiveIds(input, 'time', values) ?? `SELECT k."id" FROM ${walkedKeys(input, 'time', values)} k`
  const examinedAtMost = isPlain(input) ? input.atMost : EXAMINED_AT_MOST
  const conditions = leadFilterConditions(input.filter, values)
  const { rows } = await db.query<{ count: number; examined: number }>(
    `SELECT count(*) FILTER (WHERE ${conditions.join(' AND ')})::int AS "count", count(*)::int AS "examined"
     FROM (${ids} LIMIT ${examinedAtMost}) k
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateLead" q WHERE q."affiliateId" = $1 AND q."id" = k."id" OFFSET 0) l`,
    values,
  )
  const { count, examined } = rows[0] ?? { count: 0, examined: 0 }
  return {
    count: Math.min(count, input.atMost),
    isExact: count < input.atMost && examined < examinedAtMost,
  }
}

/** No filter leaves out more than the few that were erased. */
function isPlain({ filter }: LeadsWanted): boolean {
  return Object.values(filter).every((value) => value === undefined)
}
