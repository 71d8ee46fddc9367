import { affiliateList, affiliateListInput } from '@booster/contracts/affiliates'
import { listAffiliates as listAffiliateFacts } from '@booster/db/users/list-affiliates'
import { adminProcedure } from '../../init.ts'
import { positionOf } from '../position.ts'
import { affiliateRowOf } from './affiliate-row.ts'

/** Affiliates, newest first, with their credit. */
export const listAffiliates = adminProcedure
  .input(affiliateListInput)
  .output(affiliateList)
  .query(async ({ ctx, input }) => {
    const { rows, nextCursor } = await listAffiliateFacts(ctx.services.reads, ctx.services.clock, {
      search: input.q ?? null,
      after: positionOf(input.cursor),
      limit: input.limit,
    })
    return { rows: rows.map(affiliateRowOf), nextCursor }
  })
