import type { Queryable } from '../connection/queryable.ts'
import { leadWordConditions } from './lead-filter.ts'

/** A twenty-fifth of so many leads is more than any search reads one by one. */
const MANY_LEADS = 100_000
const LOOKED_AT = 200
const ENOUGH = LOOKED_AT / 25

/**
 * SQL: most likely thousands of leads of affiliate $1 have the words, so that the index need not be asked. It reads every
 * word that begins so before it gives the first lead: for `+628` the numbers of all of them.
 * @param conditions that the words make on a lead `l`
 */
export function areCommonWords(conditions: string): string {
  const isEnoughOf = (order: 'ASC' | 'DESC') => `(SELECT count(*) FROM (
      SELECT * FROM "AffiliateLead" WHERE "affiliateId" = $1 ORDER BY "createdAt" ${order} LIMIT ${LOOKED_AT}) l
    WHERE ${conditions}) >= ${ENOUGH}`
  return `(${isEnoughOf('DESC')} AND ${isEnoughOf('ASC')} AND EXISTS (
    SELECT FROM "AffiliateLead" WHERE "affiliateId" = $1 ORDER BY "createdAt" DESC OFFSET ${MANY_LEADS} LIMIT 1))`
}

/** The same as a question of its own. */
export async function hasCommonWords(
  db: Queryable,
  input: { readonly affiliateId: string; readonly q: string },
): Promise<boolean> {
  const values: unknown[] = [input.affiliateId]
  const conditions = leadWordConditions(input.q, values).join(' AND ')
  const { rows } = await db.query<{ common: boolean }>(
    `SELECT ${areCommonWords(conditions)} AS "common"`,
    values,
  )
  return rows[0]?.common === true
}
