import type { LeadSelection } from '@booster/services/triggers/ports'
import { leadFilterConditions } from '../leads/lead-filter.ts'

/** SQL: the ids of the selected leads, each once, in a column `id`. `$1` is the affiliate; values are appended. */
export function selectedLeads(leads: LeadSelection, values: unknown[]): string {
  if ('leadIds' in leads) {
    values.push(leads.leadIds)
    return `SELECT DISTINCT u."id" FROM unnest($${values.length}::uuid[]) AS u("id")`
  }
  const conditions = ['l."affiliateId" = $1', ...leadFilterConditions(leads.filter, values)]
  return `SELECT l."id" FROM "AffiliateLead" l WHERE ${conditions.join(' AND ')}`
}
