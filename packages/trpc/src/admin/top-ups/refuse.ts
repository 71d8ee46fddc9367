import { topUpRef, topUpRefusal } from '@booster/contracts/top-ups/top-ups'
import { closeTopUpRequest } from '@booster/db/top-ups/close-top-up-request'
import { findTopUp } from '@booster/db/top-ups/find-top-up'
import { notFound } from '../../errors.ts'
import { adminProcedure } from '../../init.ts'
import { demandDecided } from '../../top-ups/demand-decided.ts'

/** Ends a request without a booking; the affiliate reads the reason. */
export const refuseTopUp = adminProcedure
  .input(topUpRefusal)
  .output(topUpRef)
  .mutation(async ({ ctx, input }) => {
    const { pool, clock, topUps } = ctx.services
    const request = await findTopUp(pool, input.id)
    if (request === null) throw notFound('Top-up request')
    const closed = await closeTopUpRequest(
      { pool, clock },
      {
        affiliateId: request.affiliateId,
        requestId: input.id,
        state: 'refused',
        reason: input.reason,
        actor: ctx.actor,
      },
    )
    demandDecided(closed)
    topUps.wake()
    return { id: input.id }
  })
