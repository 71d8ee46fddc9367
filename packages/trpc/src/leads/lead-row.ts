import type { LeadRow } from '@booster/contracts/leads'
import { isoOf } from '@booster/db/connection/iso-time'
import type { LeadFacts } from '@booster/db/leads/lead-facts'

export function leadRowOf(lead: LeadFacts): LeadRow {
  return { ...lead, createdAt: isoOf(lead.createdAt) }
}
