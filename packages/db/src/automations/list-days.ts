import type { SqlClock } from '../connection/clock.ts'
import { jakartaToday } from '../connection/jakarta-today.ts'
import type { Queryable } from '../connection/queryable.ts'

export type DayFacts = {
  readonly day: string
  readonly automationId: string
  readonly automationName: string
  readonly triggerType: string
  readonly sent: number
  readonly failed: number
}

/** Sent and failed of the last `days` days in Asia/Jakarta per automation; days without any are left out. */
export async function listDays(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock; readonly days: number },
): Promise<DayFacts[]> {
  const { rows } = await db.query<DayFacts>(
    `SELECT d."day"::text AS "day", a."id" AS "automationId", a."name" AS "automationName",
       a."triggerType"::text AS "triggerType", d."sent", d."failed"
     FROM "AutomationDay" d
     JOIN "AffiliateAutomation" a ON a."affiliateId" = d."affiliateId" AND a."id" = d."automationId"
     WHERE d."affiliateId" = $1 AND d."day" BETWEEN ${jakartaToday(input.clock)} - $2::int + 1 AND ${jakartaToday(input.clock)}
     ORDER BY d."day", a."id"`,
    [input.affiliateId, input.days],
  )
  return rows
}
