import type { LeadRow } from '@booster/contracts/lead'
import { isoOf } from '@booster/db/queries/affiliate/iso-time'
import type { LeadFacts } from '@booster/db/queries/affiliate/lead-facts'

export const leadRowOf = (lead: LeadFacts): LeadRow => ({ ...lead, createdAt: isoOf(lead.createdAt) })
