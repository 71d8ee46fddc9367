import { leadChanged } from '@booster/contracts/leads/lead-edits'
import { leadRef } from '@booster/contracts/leads/leads'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Takes everything personal about a lead away, for good. */
export const eraseLead = affiliateProcedure
  .input(leadRef)
  .output(leadChanged)
  .mutation(async ({ ctx, input }) => {
    const answer = await ctx.services.store.eraseLead({
      affiliateId: ctx.affiliateId,
      leadId: input.id,
      actor: ctx.actor,
    })
    demandChanged('Lead', answer)
    return { id: input.id }
  })
