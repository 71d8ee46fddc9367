import { leadChanged } from '@booster/contracts/leads/lead-edits'
import { leadRef } from '@booster/contracts/leads/leads'
import { askAgain } from '@booster/db/leads/ask-again'
import { demandChanged } from '../errors.ts'
import { affiliateProcedure } from '../init.ts'

/** Sends the e-mail once more that asks a lead to confirm its address. */
export const askLeadAgain = affiliateProcedure
  .input(leadRef)
  .output(leadChanged)
  .mutation(async ({ ctx, input }) => {
    const { pool, clock, confirmations } = ctx.services
    const { affiliateId, actor } = ctx
    const changed = await askAgain({ pool, clock }, { affiliateId, leadId: input.id, actor })
    // Also after a refusal: while it held the question, the one that was accepted before it may have been passed over.
    confirmations.wake()
    demandChanged('Lead', changed)
    return { id: input.id }
  })
