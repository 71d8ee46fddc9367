import { creditStatus } from '@booster/contracts/credit'
import { noInput } from '@booster/contracts/fields'
import { isoOf } from '@booster/db/connection/iso-time'
import { listScheduledCredits } from '@booster/db/credits/list-scheduled-credits'
import { readCredit } from '@booster/db/credits/read-credit'
import { readCreditUse } from '@booster/db/credits/read-credit-use'
import { affiliateProcedure } from '../init.ts'
import { creditLevelOf } from './credit-level.ts'
import { enoughUntil } from './enough-until.ts'

/** The affiliate's e-mail credit: what is there, what is held, what it is used for and how long it lasts. */
export const getCreditStatus = affiliateProcedure
  .input(noInput)
  .output(creditStatus)
  .query(async ({ ctx }) => {
    const { pool, clock } = ctx.services
    const { affiliateId } = ctx
    const [credit, use, days] = await Promise.all([
      readCredit(pool, { affiliateId }),
      readCreditUse(pool, { affiliateId, clock }),
      listScheduledCredits(pool, { affiliateId }),
    ])
    const available = credit.balance - credit.reserved
    const scheduled = days.reduce((sum, day) => sum + day.credits, 0)
    return {
      ...credit,
      available,
      reservedBy: { processing: use.reservedProcessing, unconfirmed: use.reservedUnconfirmed },
      usedToday: use.usedToday,
      toppedUpToday: use.toppedUpToday,
      used30Days: use.used30Days,
      averagePerDay: use.averagePerDay,
      scheduled,
      enoughUntil: enoughUntil({
        today: use.today,
        availableCredits: available,
        averagePerDay: use.averagePerDay,
        scheduled: days,
      }),
      level: creditLevelOf(available, use.averagePerDay),
      serverNow: isoOf(use.now),
    }
  })
