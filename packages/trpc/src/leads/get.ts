import { leadDetail, leadRef } from '@booster/contracts/leads/leads'
import { notFound } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'
import { readLeadDetail } from './read-lead-detail.ts'

/** Everything about one lead but its runs and mails, which have lists of their own. */
export const getLead = affiliateProcedure
  .input(leadRef)
  .output(leadDetail)
  .query(async ({ ctx, input }) => {
    const lead = await readLeadDetail(ctx.services, { affiliateId: ctx.affiliateId, leadId: input.id })
    if (lead === null) throw notFound('Lead')
    return lead
  })
