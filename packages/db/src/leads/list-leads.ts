import { leadMatches, startsWith } from '../connection/like-pattern.ts'
import type { Queryable } from '../connection/queryable.ts'
import { LEAD_BLOCKED, LEAD_FACTS, type LeadFacts } from './lead-facts.ts'

/** Leads of the affiliate, newest first, after a given one. */
export async function listLeads(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly after: { readonly at: string; readonly id: string } | null
    readonly limit: number
    readonly q?: string | undefined
    readonly blocked?: string | undefined
  },
): Promise<LeadFacts[]> {
  const values: unknown[] = [input.affiliateId, input.limit]
  const conditions = ['l."affiliateId" = $1']
  const demand = (value: unknown, condition: (n: number) => string): void => {
    values.push(value)
    conditions.push(condition(values.length))
  }
  if (input.after !== null) {
    demand(input.after.at, (n) => `l."createdAt" <= $${n}::timestamptz`)
    demand(input.after.id, (n) => `(l."createdAt" < $${n - 1}::timestamptz OR l."id" > $${n}::uuid)`)
  }
  if (input.q !== undefined) demand(startsWith(input.q), leadMatches)
  if (input.blocked !== undefined) demand(input.blocked, (n) => `${LEAD_BLOCKED} = $${n}`)
  const { rows } = await db.query<LeadFacts>(
    `SELECT ${LEAD_FACTS} FROM "AffiliateLead" l WHERE ${conditions.join(' AND ')}
     ORDER BY l."createdAt" DESC, l."id" LIMIT $2`,
    values,
  )
  return rows
}
