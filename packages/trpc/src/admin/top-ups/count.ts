import { topUpCount } from '@booster/contracts/top-ups/top-ups'
import { noInput } from '@booster/contracts/wire/fields'
import { countOpenTopUps } from '@booster/db/top-ups/list-all-top-ups'
import { adminProcedure } from '../../init.ts'

/** How many requests wait for a decision. */
export const countTopUps = adminProcedure
  .input(noInput)
  .output(topUpCount)
  .query(async ({ ctx }) => ({ open: await countOpenTopUps(ctx.services.pool) }))
