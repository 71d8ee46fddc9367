import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { startOfDayIn, todayIn } from '../connection/zoned-day.ts'
import { isWaiting } from '../engine-store/shared/job-states.ts'

export type TodayFacts = {
  /** YYYY-MM-DD in the zone. */
  readonly today: string
  readonly now: Date
  /** Sent yesterday until this time of the day: deductions, which are as many as mails. */
  readonly sentYesterdayByNow: number
  readonly dueWithinHour: number
  /** Of today's failed jobs, those that nothing but the failure itself keeps from a retry. */
  readonly retryableToday: number
}

/**
 * SQL of a recursive query that halves the affiliate's ledger until it knows the first booking (`lo` = `hi`) later
 * than a time: a day's mails are counted without reading them, however many there were.
 */
function bookingsUntil(name: string, time: string): string {
  return `
     ${name} ("lo", "hi") AS (
       SELECT 1, c."ledgerSeq" + 1 FROM "AffiliateCredit" c WHERE c."affiliateId" = $1
       UNION ALL
       SELECT CASE WHEN m."before" THEN m."seq" + 1 ELSE s."lo" END, CASE WHEN m."before" THEN s."hi" ELSE m."seq" END
       FROM ${name} s CROSS JOIN LATERAL (
         SELECT (s."lo" + s."hi") / 2 AS "seq", (
           SELECT t."createdAt" < ${time} FROM "AffiliateCreditTransaction" t
           WHERE t."affiliateId" = $1 AND t."seq" = (s."lo" + s."hi") / 2) AS "before") m
       WHERE s."lo" < s."hi")`
}

/** The numbers of today that no counter holds; each walks an index over what is due or failed, or none. */
export async function readToday(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock; readonly zone: TimeZone },
): Promise<TodayFacts> {
  const { zone } = input
  const today = todayIn(zone, input.clock)
  const now = input.clock.now
  const { rows } = await db.query<TodayFacts>(
    `WITH RECURSIVE ${bookingsUntil('began', startOfDayIn(zone, `${today} - 1`))},
     ${bookingsUntil('by_now', `${now} - interval '24 hours'`)}
     SELECT ${today}::text AS "today", ${now} AS "now", y.*, h.*, f.*
     FROM (
       SELECT greatest(0, b."lo" - a."lo" - (
         SELECT count(*) FROM "AffiliateCreditTransaction" t
         WHERE t."affiliateId" = $1 AND t."type" <> 'deduct' AND t."seq" >= a."lo" AND t."seq" < b."lo"))::int
         AS "sentYesterdayByNow"
       FROM began a CROSS JOIN by_now b WHERE a."lo" = a."hi" AND b."lo" = b."hi"
       UNION ALL SELECT 0 WHERE NOT EXISTS (SELECT FROM began) LIMIT 1) y
     CROSS JOIN (
       SELECT count(*)::int AS "dueWithinHour" FROM "AffiliateAutomationJob" j
       WHERE "affiliateId" = $1 AND ${isWaiting('j')}
         AND "scheduledAt" <= ${now} + interval '1 hour') h
     CROSS JOIN (
       SELECT count(*)::int AS "retryableToday"
       FROM "AffiliateAutomationJob" j
       JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
       JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
       JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
       LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = j."affiliateId"
       WHERE j."affiliateId" = $1 AND j."restStatus" = 'failed'
         AND j."scheduledAt" >= ${startOfDayIn(zone, `${today} - 1`)} AND j."failedAt" >= ${startOfDayIn(zone, today)}
         AND l."email" IS NOT NULL AND l."unsubscribedAt" IS NULL AND l."suppressedAt" IS NULL
         AND s."archivedAt" IS NULL AND a."status" <> 'archived'
         AND coalesce(c."balance" - c."reserved", 0) >= j."creditAmount") f`,
    [input.affiliateId],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('Reading today gave no row')
  return row
}
