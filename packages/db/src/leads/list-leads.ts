import type { Queryable } from '../connection/queryable.ts'
import { LEAD_FACTS, type LeadFacts } from './lead-facts.ts'
import { type LeadFilterInput, leadFilterConditions } from './lead-filter.ts'

/** Leads of the affiliate, newest first, after a given one. */
export async function listLeads(
  db: Queryable,
  input: LeadFilterInput & {
    readonly affiliateId: string
    readonly after: { readonly at: string; readonly id: string } | null
    readonly limit: number
  },
): Promise<LeadFacts[]> {
  const values: unknown[] = [input.affiliateId, input.limit]
  const conditions = ['l."affiliateId" = $1']
  if (input.after !== null) {
    values.push(input.after.at, input.after.id)
    conditions.push(
      `l."createdAt" <= $3::timestamptz`,
      `(l."createdAt" < $3::timestamptz OR l."id" > $4::uuid)`,
    )
  }
  conditions.push(...leadFilterConditions(input, values))
  const { rows } = await db.query<LeadFacts>(
    `SELECT ${LEAD_FACTS} FROM "AffiliateLead" l WHERE ${conditions.join(' AND ')}
     ORDER BY l."createdAt" DESC, l."id" LIMIT $2`,
    values,
  )
  return rows
}
