import { leadMatches, startsWith } from '../connection/like-pattern.ts'
import type { Queryable } from '../connection/queryable.ts'
import { LEAD_FACTS, type LeadFacts } from './lead-facts.ts'

/** Leads of the affiliate whose name or address begins so, by name. */
export async function searchLeads(
  db: Queryable,
  input: { readonly affiliateId: string; readonly q: string; readonly limit: number },
): Promise<LeadFacts[]> {
  const { rows } = await db.query<LeadFacts>(
    `SELECT ${LEAD_FACTS} FROM "AffiliateLead" l WHERE l."affiliateId" = $1 AND ${leadMatches(2)}
     ORDER BY l."name", l."id" LIMIT $3`,
    [input.affiliateId, startsWith(input.q), input.limit],
  )
  return rows
}
