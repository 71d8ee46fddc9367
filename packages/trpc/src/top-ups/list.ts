import { topUpList, topUpListInput } from '@booster/contracts/top-ups/top-ups'
import { listOwnTopUps } from '@booster/db/top-ups/list-own-top-ups'
import { positionOf } from '../admin/position.ts'
import { affiliateProcedure } from '../init.ts'
import { topUpRow } from './top-up-row.ts'

/** The affiliate's requests for credit, newest first. */
export const listTopUps = affiliateProcedure
  .input(topUpListInput)
  .output(topUpList)
  .query(async ({ ctx, input }) => {
    const { rows, nextCursor } = await listOwnTopUps(ctx.services.reads, {
      affiliateId: ctx.affiliateId,
      after: positionOf(input.cursor),
      limit: input.limit,
    })
    return { rows: rows.map(topUpRow), nextCursor }
  })
