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
    demandChanged('Lead', await askAgain({ pool, clock }, { affiliateId, leadId: input.id, actor }))
    confirmations.wake()
    return { id: input.id }
  })
