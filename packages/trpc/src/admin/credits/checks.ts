import { creditChecksInput } from '@booster/contracts/admin/credit'
import { listChecks } from '@booster/db/provider/list-checks'
import { adminProcedure } from '../../init.ts'
import { positionOf } from '../position.ts'

export const listCreditChecks = adminProcedure.input(creditChecksInput).query(({ ctx, input }) =>
  listChecks(ctx.services.reads, {
    provider: ctx.services.provider.name,
    after: positionOf(input.cursor),
    limit: input.limit,
  }),
)
