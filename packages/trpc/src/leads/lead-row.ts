import type { LeadRow } from '@booster/contracts/leads/leads'
import { isoOf } from '@booster/db/connection/iso-time'
import type { LeadFacts } from '@booster/db/leads/lead-facts'

export function leadRowOf({ sortName: _sortName, createdAt, ...lead }: LeadFacts): LeadRow {
  return { ...lead, createdAt: isoOf(createdAt) }
}
