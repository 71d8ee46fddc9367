import type { creditStatus } from '@booster/contracts/credits'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { listScheduledCredits } from '@booster/db/credits/list-scheduled-credits'
import type { readCredit } from '@booster/db/credits/read-credit'
import type { CreditCover } from '@booster/db/credits/read-credit-cover'
import type { readCreditUse } from '@booster/db/credits/read-credit-use'
import { creditStandingOf } from '@booster/engine/domain/forecast/credit-standing'
import type { z } from 'zod'
import { enoughUntil } from './enough-until.ts'

type CreditFacts = {
  readonly credit: Awaited<ReturnType<typeof readCredit>>
  readonly use: Awaited<ReturnType<typeof readCreditUse>>
  /** Credits of scheduled e-mails, by day. */
  readonly days: Awaited<ReturnType<typeof listScheduledCredits>>
  readonly cover: CreditCover
}

export function creditStatusOf({ credit, use, days, cover }: CreditFacts): z.infer<typeof creditStatus> {
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
    scheduled: days.reduce((sum, day) => sum + day.credits, 0),
    enoughUntil: enoughUntil({
      today: use.today,
      availableCredits: available,
      averagePerDay: use.averagePerDay,
      scheduled: days,
    }),
    uncovered: cover.uncoveredJobs,
    uncoveredFrom: isoOrNull(cover.firstUncoveredAt),
    level: creditStandingOf({
      availableCredits: available,
      averagePerDay: use.averagePerDay,
      openJobs: cover.openJobs,
      uncoveredSoon: cover.uncoveredSoon,
    }),
    serverNow: isoOf(use.now),
  }
}
