import { leadChanged } from '@booster/contracts/leads/lead-edits'
import { leadRef } from '@booster/contracts/leads/leads'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Lets mail to a lead start again whose address the provider had refused. */
export const reactivateLead = affiliateProcedure
  .input(leadRef)
  .output(leadChanged)
  .mutation(async ({ ctx, input }) => {
    const answer = await ctx.services.store.reactivateLead({
      affiliateId: ctx.affiliateId,
      leadId: input.id,
      actor: ctx.actor,
    })
    demandChanged('Lead', answer)
    return { id: input.id }
  })
