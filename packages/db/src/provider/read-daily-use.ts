import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { jakartaDay } from '../engine-store/shared/count-days.ts'

export type DayOfUse = {
  /** YYYY-MM-DD in Asia/Jakarta. */
  readonly day: string
  readonly sent: number
  readonly failed: number
}

/**
 * E-mails sent and failed per day over all affiliates, oldest first, today last; days without any are there too.
 * One accepted e-mail is one credit of the provider.
 */
export async function readDailyUse(
  db: Queryable,
  { clock, days }: { readonly clock: SqlClock; readonly days: number },
): Promise<readonly DayOfUse[]> {
  const { rows } = await db.query<DayOfUse>({
    name: 'read-daily-use',
    text: `WITH today AS MATERIALIZED (SELECT ${jakartaDay(clock.now)} AS "day"),
           counted AS (
             SELECT y."day", sum(y."sent")::int AS "sent", sum(y."failed")::int AS "failed"
             FROM today t CROSS JOIN "AffiliateProfile" p
             JOIN "AutomationDay" y ON y."affiliateId" = p."id" AND y."day" > t."day" - $1::int AND y."day" <= t."day"
             GROUP BY y."day")
           SELECT to_char(g."day", 'YYYY-MM-DD') AS "day", coalesce(c."sent", 0) AS "sent",
             coalesce(c."failed", 0) AS "failed"
           FROM today t CROSS JOIN LATERAL (SELECT t."day" - n AS "day" FROM generate_series($1::int - 1, 0, -1) n) g
           LEFT JOIN counted c ON c."day" = g."day" ORDER BY g."day"`,
    values: [days],
  })
  return rows
}

/**
 * The mean of the last 14 full days, or of as many as there are since the first e-mail; today only counts while
 * there is no full day. Whole e-mails.
 */
export function meanUsePerDay(use: readonly DayOfUse[]): number {
  const today = use.at(-1)
  const full = use.slice(0, -1).slice(-14)
  const first = full.findIndex((day) => day.sent > 0)
  if (first === -1) return today?.sent ?? 0
  const counted = full.slice(first)
  return Math.round(counted.reduce((sum, day) => sum + day.sent, 0) / counted.length)
}
