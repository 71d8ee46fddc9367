import { leadChanged } from '@booster/contracts/leads/lead-edits'
import { leadRef } from '@booster/contracts/leads/leads'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Takes a lead off every list, because it asked the affiliate to. */
export const unsubscribeLead = affiliateProcedure
  .input(leadRef)
  .output(leadChanged)
  .mutation(async ({ ctx, input }) => {
    const answer = await ctx.services.store.unsubscribeLead({
      affiliateId: ctx.affiliateId,
      leadId: input.id,
      reason: 'unsubscribed',
      actor: ctx.actor,
    })
    demandChanged('Lead', answer)
    return { id: input.id }
  })
