import { topUpRef } from '@booster/contracts/top-ups/top-ups'
import { closeTopUpRequest } from '@booster/db/top-ups/close-top-up-request'
import { affiliateProcedure } from '../init.ts'
import { demandDecided } from './demand-decided.ts'

/** Takes back a request that nobody has decided about. */
export const cancelTopUp = affiliateProcedure
  .input(topUpRef)
  .output(topUpRef)
  .mutation(async ({ ctx, input }) => {
    const { pool, clock } = ctx.services
    const { affiliateId, actor } = ctx
    const closed = await closeTopUpRequest(
      { pool, clock },
      { affiliateId, requestId: input.id, state: 'cancelled', reason: null, actor },
    )
    demandDecided(closed)
    return { id: input.id }
  })
