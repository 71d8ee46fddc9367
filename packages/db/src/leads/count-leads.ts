import type { Queryable } from '../connection/queryable.ts'
import { hasCommonWords } from './common-words.ts'
import { leadFilterConditions } from './lead-filter.ts'
import { type LeadsWanted, selectiveIds, walkedKeys } from './lead-keys.ts'

/** More leads than this are not examined one by one to count them. */
const EXAMINED_AT_MOST = 10_001

export type LeadCount = { readonly count: number; readonly isExact: boolean }

/** How many leads a filter finds, counted up to `atMost`; without `isExact` it finds at least as many. */
export async function countLeads(
  db: Queryable,
  input: LeadsWanted & { readonly atMost: number },
): Promise<LeadCount> {
  const { affiliateId, filter } = input
  const isWalked = filter.q !== undefined && (await hasCommonWords(db, { affiliateId, q: filter.q }))
  const values: unknown[] = [affiliateId]
  const ids =
    (isWalked ? null : selectiveIds(input, 'time', values)) ??
    `SELECT k."id" FROM ${walkedKeys(input, 'time', values)} k`
  const examined = `${ids} LIMIT ${Math.max(EXAMINED_AT_MOST, input.atMost)}`
  const conditions = leadFilterConditions(filter, values)
  const { rows } = await db.query<{ count: number; examined: number }>(
    `WITH keys AS MATERIALIZED (${examined})
     SELECT (SELECT count(*)::int FROM keys) AS "examined", count(*)::int AS "count" FROM keys k
     CROSS JOIN LATERAL (SELECT * FROM "AffiliateLead" q WHERE q."affiliateId" = $1 AND q."id" = k."id" OFFSET 0) l
     WHERE ${conditions.join(' AND ')}`,
    values,
  )
  const { count, examined: seen } = rows[0] ?? { count: 0, examined: 0 }
  return { count, isExact: seen < Math.max(EXAMINED_AT_MOST, input.atMost) }
}
