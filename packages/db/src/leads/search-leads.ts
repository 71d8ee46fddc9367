import type { Queryable } from '../connection/queryable.ts'
import type { LeadFacts } from './lead-facts.ts'
import { listLeads } from './list-leads.ts'

/** Leads of the affiliate whose name, address or number has words that begin so, by name. */
export async function searchLeads(
  db: Queryable,
  input: { readonly affiliateId: string; readonly q: string; readonly limit: number },
): Promise<readonly LeadFacts[]> {
  const { affiliateId, q, limit } = input
  const { leads } = await listLeads(db, { affiliateId, filter: { q }, sort: 'name', after: null, limit })
  return leads
}
