import { creditStatus } from '@booster/contracts/credits'
import { noInput } from '@booster/contracts/wire/fields'
import { readCredit } from '@booster/db/credits/read-credit'
import { readCreditForecast } from '@booster/db/credits/read-credit-forecast'
import { readCreditUse } from '@booster/db/credits/read-credit-use'
import { affiliateProcedure } from '../init.ts'
import { creditStatusOf } from './credit-status.ts'

/** The affiliate's e-mail credit: the balance, what is reserved, what it is used for and how long it lasts. */
export const getCreditStatus = affiliateProcedure
  .input(noInput)
  .output(creditStatus)
  .query(async ({ ctx }) => {
    const { pool, clock } = ctx.services
    const { affiliateId } = ctx
    const zone = ctx.viewer.timeZone
    const [credit, use, forecast] = await Promise.all([
      readCredit(pool, { affiliateId }),
      readCreditUse(pool, { affiliateId, clock, zone }),
      readCreditForecast(pool, { affiliateId, clock, zone }),
    ])
    return creditStatusOf({ credit, use, forecast })
  })
