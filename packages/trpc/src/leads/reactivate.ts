import { leadReactivated, reactivateInput } from '@booster/contracts/leads/lead-edits'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Lets mail to a lead start again whose address the provider had refused, with the mails that this had ended. */
export const reactivateLead = affiliateProcedure
  .input(reactivateInput)
  .output(leadReactivated)
  .mutation(async ({ ctx, input: { id, note } }) => {
    const { affiliateId, actor } = ctx
    const answer = await ctx.services.store.reactivateLead({ affiliateId, leadId: id, note, actor })
    demandChanged('Lead', answer)
    const { changed, refused } = answer.kind === 'changed' ? answer.jobs : { changed: [], refused: [] }
    return {
      id,
      mails: changed.length,
      unfunded: refused.filter(({ reason }) => reason === 'INSUFFICIENT_CREDIT').length,
    }
  })
