import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { countedDayIn, startOfDayIn, todayIn } from '../connection/zoned-day.ts'

export type CreditUseFacts = {
  /** Today, YYYY-MM-DD. */
  readonly today: string
  readonly now: Date
  readonly usedToday: number
  readonly used30Days: number
  /** E-mails on average over those of the last 14 full days that had some. */
  readonly averagePerDay: number
  readonly toppedUpToday: number
  readonly reservedProcessing: number
  readonly reservedUnconfirmed: number
}

/** SQL: the mean of the last 14 full days that had e-mails, over rows of AutomationDay of one affiliate. */
export function averagePerDay(today: string): string {
  const within = `"day" BETWEEN ${today} - 14 AND ${today} - 1`
  return `coalesce(round(sum("sent") FILTER (WHERE ${within})
    / nullif(count(DISTINCT "day") FILTER (WHERE "sent" > 0 AND ${within}), 0)::numeric), 0)::int`
}

/** What the affiliate's credit was used for, from counters and the bookings that are no deductions. */
export async function readCreditUse(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock; readonly zone: TimeZone },
): Promise<CreditUseFacts> {
  const today = todayIn(input.zone, input.clock)
  const { rows } = await db.query<CreditUseFacts>(
    `SELECT ${today}::text AS "today", ${input.clock.now} AS "now", use.*, top.*, doubt.*,
       greatest(0, coalesce((SELECT "reserved" FROM "AffiliateCredit" WHERE "affiliateId" = $1), 0)
         - doubt."reservedUnconfirmed")::int AS "reservedProcessing"
     FROM (
       SELECT coalesce(sum("sent") FILTER (WHERE "day" = ${today}), 0)::int AS "usedToday",
              coalesce(sum("sent"), 0)::int AS "used30Days",
              ${averagePerDay(today)} AS "averagePerDay"
       FROM (SELECT ${countedDayIn(input.zone)} AS "day", "sent" FROM "AutomationDay"
             WHERE "affiliateId" = $1 AND "day" BETWEEN ${today} - 30 AND ${today}) counted
       WHERE "day" BETWEEN ${today} - 29 AND ${today}) use
     CROSS JOIN (
       SELECT coalesce(sum("amount"), 0)::int AS "toppedUpToday" FROM "AffiliateCreditTransaction"
       WHERE "affiliateId" = $1 AND "type" <> 'deduct' AND "amount" > 0 AND "createdAt" >= ${startOfDayIn(input.zone, today)}) top
     CROSS JOIN (
       SELECT coalesce(sum("creditAmount"), 0)::int AS "reservedUnconfirmed" FROM "AffiliateAutomationJob"
       WHERE "affiliateId" = $1 AND "restStatus" = 'unconfirmed'
         AND "creditReserved") doubt`,
    [input.affiliateId],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('Reading the use of credits gave no row')
  return row
}
