import type { creditStatus } from '@booster/contracts/credits'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { CreditForecast } from '@booster/db/credits/credit-forecast'
import type { readCredit } from '@booster/db/credits/read-credit'
import type { readCreditUse } from '@booster/db/credits/read-credit-use'
import { creditStandingOf } from '@booster/engine/domain/forecast/credit-standing'
import type { z } from 'zod'
import { enoughUntil } from './enough-until.ts'

type CreditFacts = {
  readonly credit: Awaited<ReturnType<typeof readCredit>>
  readonly use: Awaited<ReturnType<typeof readCreditUse>>
  readonly forecast: CreditForecast
}

export function creditStatusOf({ credit, use, forecast }: CreditFacts): z.infer<typeof creditStatus> {
  const available = credit.balance - credit.reserved
  return {
    balance: credit.balance,
    reserved: credit.reserved,
    available,
    totalToppedUp: credit.totalToppedUp,
    totalUsed: credit.totalUsed,
    reservedBy: { processing: use.reservedProcessing, unconfirmed: use.reservedUnconfirmed },
    usedToday: use.usedToday,
    toppedUpToday: use.toppedUpToday,
    used30Days: use.used30Days,
    averagePerDay: use.averagePerDay,
    scheduled: forecast.scheduled,
    enoughUntil: enoughUntil({
      today: use.today,
      availableCredits: available,
      averagePerDay: use.averagePerDay,
      scheduled: forecast.days,
    }),
    uncovered: forecast.uncoveredJobs,
    uncoveredFrom: isoOrNull(forecast.firstUncoveredAt),
    level: creditStandingOf({
      availableCredits: available,
      averagePerDay: use.averagePerDay,
      openJobs: forecast.openJobs,
      uncoveredSoon: forecast.uncoveredSoon,
    }),
    serverNow: isoOf(use.now),
  }
}
