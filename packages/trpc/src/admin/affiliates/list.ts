import { affiliateListInput } from '@booster/contracts/admin/affiliate'
import { listAffiliates } from '@booster/db/users/list-affiliates'
import { adminProcedure } from '../../init.ts'
import { positionOf } from '../position.ts'

export const getAffiliates = adminProcedure.input(affiliateListInput).query(({ ctx, input }) =>
  listAffiliates(ctx.services.reads, ctx.services.clock, {
    search: input.q ?? null,
    after: positionOf(input.cursor),
    limit: input.limit,
  }),
)
