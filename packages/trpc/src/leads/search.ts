import { leadSearch, leadSearchInput } from '@booster/contracts/leads/leads'
import { searchLeads as searchLeadFacts } from '@booster/db/leads/search-leads'
import { affiliateProcedure } from '../init.ts'
import { leadRowOf } from './lead-row.ts'

/** Leads by the beginning of name or address. */
export const searchLeads = affiliateProcedure
  .input(leadSearchInput)
  .output(leadSearch)
  .query(async ({ ctx, input }) => {
    const leads = await searchLeadFacts(ctx.services.reads, { affiliateId: ctx.affiliateId, ...input })
    return { leads: leads.map(leadRowOf) }
  })
