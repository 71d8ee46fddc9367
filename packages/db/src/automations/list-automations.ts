import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { SqlClock } from '../connection/clock.ts'
import { startsWith } from '../connection/like-pattern.ts'
import type { Queryable } from '../connection/queryable.ts'
import { countedDayIn, todayIn } from '../connection/zoned-day.ts'
import { FROM_LEAVING, isWaiting } from '../engine-store/shared/job-states.ts'

export type AutomationFacts = {
  readonly id: string
  readonly name: string
  readonly triggerType: string
  readonly status: string
  readonly steps: number
  readonly activeRuns: number
  readonly sent: number
  readonly failed: number
  readonly pending: number
  readonly held: number
  /** Sent per day, the last 14 days, oldest first. */
  readonly sparkline: number[]
  readonly lastExecutedAt: Date | null
  readonly nextDueAt: Date | null
  readonly createdAt: Date
}

/** An affiliate's automations, newest first: a switch moves no row. Archived ones only when asked for. */
export async function listAutomations(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly clock: SqlClock
    readonly zone: TimeZone
    readonly status?: string | undefined
    readonly q?: string | undefined
  },
): Promise<AutomationFacts[]> {
  const today = todayIn(input.zone, input.clock)
  const { rows } = await db.query<AutomationFacts>(
    `WITH steps AS (
       SELECT "automationId", (count(*) FILTER (WHERE "archivedAt" IS NULL))::int AS "steps",
              sum("sentCount")::int AS "sent", max("lastSentAt") AS "lastExecutedAt"
       FROM "AffiliateAutomationStep" WHERE "affiliateId" = $1 GROUP BY "automationId"),
     leaving AS (
       SELECT j."automationId", count(*)::int AS "processing"
       ${FROM_LEAVING} GROUP BY j."automationId"),
     listed AS (
       SELECT a."id", a."name", a."triggerType"::text AS "triggerType", a."status"::text AS "status",
         coalesce(s."steps", 0) AS "steps", coalesce(n."runsActive", 0) AS "activeRuns",
         coalesce(s."sent", 0) AS "sent", coalesce(n."failed", 0) AS "failed", coalesce(n."held", 0) AS "held",
         greatest(0, coalesce(n."total" - n."held" - n."unconfirmed" - n."failed" - n."cancelled", 0)
           - coalesce(s."sent", 0) - coalesce(p."processing", 0)) AS "pending",
         s."lastExecutedAt", a."createdAt"
       FROM "AffiliateAutomation" a
       LEFT JOIN steps s ON s."automationId" = a."id"
       LEFT JOIN leaving p ON p."automationId" = a."id"
       LEFT JOIN "AutomationCounter" n ON n."affiliateId" = a."affiliateId" AND n."automationId" = a."id"
       WHERE a."affiliateId" = $1
         AND CASE WHEN $2::text IS NULL THEN a."status" <> 'archived' ELSE a."status"::text = $2 END
         AND ($3::text IS NULL OR a."name" ILIKE $3 OR a."name" ILIKE '% ' || $3))
     SELECT listed.*, d."sparkline", due."nextDueAt"
     FROM listed
     CROSS JOIN LATERAL (
       SELECT array_agg(coalesce(y."sent", 0) ORDER BY g."day") AS "sparkline"
       FROM generate_series(${today} - 13, ${today}, interval '1 day') AS g("day")
       LEFT JOIN (
         SELECT ${countedDayIn(input.zone)} AS "day", sum("sent")::int AS "sent" FROM "AutomationDay"
         WHERE "affiliateId" = $1 AND "automationId" = listed."id" AND "day" >= ${today} - 14 GROUP BY 1) y
         ON y."day" = g."day"::date) d
     LEFT JOIN LATERAL (
       SELECT j."scheduledAt" AS "nextDueAt" FROM "AffiliateAutomationJob" j
       WHERE listed."pending" > 0 AND j."affiliateId" = $1 AND j."automationId" = listed."id"
         AND ${isWaiting('j')}
       ORDER BY j."scheduledAt", j."id" LIMIT 1) due ON true
     ORDER BY listed."status" = 'archived', listed."createdAt" DESC, listed."id"`,
    [input.affiliateId, input.status ?? null, input.q === undefined ? null : startsWith(input.q)],
  )
  return rows
}
