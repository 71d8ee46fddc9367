import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { countedDayIn, todayIn } from '../connection/zoned-day.ts'

export type DayFacts = {
  readonly day: string
  readonly automationId: string
  readonly automationName: string
  readonly triggerType: string
  readonly sent: number
  readonly failed: number
}

/** Sent and failed of the last `days` days in a zone per automation; days without any are left out. */
export async function listDays(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly clock: SqlClock
    readonly zone: TimeZone
    readonly days: number
  },
): Promise<DayFacts[]> {
  const today = todayIn(input.zone, input.clock)
  const day = countedDayIn(input.zone, 'd.')
  const { rows } = await db.query<DayFacts>(
    `SELECT ${day}::text AS "day", a."id" AS "automationId", a."name" AS "automationName",
       a."triggerType"::text AS "triggerType", sum(d."sent")::int AS "sent", sum(d."failed")::int AS "failed"
     FROM "AutomationDay" d
     JOIN "AffiliateAutomation" a ON a."affiliateId" = d."affiliateId" AND a."id" = d."automationId"
     WHERE d."affiliateId" = $1 AND d."day" BETWEEN ${today} - $2::int AND ${today}
       AND ${day} BETWEEN ${today} - $2::int + 1 AND ${today}
     GROUP BY 1, 2, 3, 4 ORDER BY 1, 2`,
    [input.affiliateId, input.days],
  )
  return rows
}
