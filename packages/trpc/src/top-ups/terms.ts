import { topUpTerms } from '@booster/contracts/top-ups/top-ups'
import { noInput } from '@booster/contracts/wire/fields'
import { affiliateProcedure } from '../init.ts'

/** What a credit costs here and where to transfer to. */
export const getTopUpTerms = affiliateProcedure
  .input(noInput)
  .output(topUpTerms)
  .query(({ ctx }) => {
    const { priceRupiah, payTo } = ctx.services.topUps
    return { priceRupiah, payTo }
  })
