import type { SqlClock } from '../../clock.ts'
import { jakartaToday, startOfJakartaDay } from './jakarta-today.ts'
import type { Queryable } from './queryable.ts'

export type TodayFacts = {
  /** YYYY-MM-DD in Asia/Jakarta. */
  readonly today: string
  readonly now: Date
  /** Sent yesterday until this time of the day. */
  readonly sentYesterdayByNow: number
  readonly dueWithinHour: number
  /** Of today's failed jobs, those that nothing but the failure itself keeps from a retry. */
  readonly retryableToday: number
}

/** The numbers of today that no counter holds; each walks one index over a day or two. */
export const readToday = async (
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock },
): Promise<TodayFacts> => {
  const today = jakartaToday(input.clock)
  const now = input.clock.now
  const { rows } = await db.query<TodayFacts>(
    `SELECT ${today}::text AS "today", ${now} AS "now", y.*, h.*, f.*
     FROM (
       SELECT count(*)::int AS "sentYesterdayByNow" FROM "AffiliateAutomationJob"
       WHERE "affiliateId" = $1 AND "status" = 'completed' AND "status" NOT IN ('pending', 'processing')
         AND "scheduledAt" BETWEEN ${startOfJakartaDay(`${today} - 2`)} AND ${now} - interval '24 hours'
         AND "executedAt" BETWEEN ${startOfJakartaDay(`${today} - 1`)} AND ${now} - interval '24 hours') y
     CROSS JOIN (
       SELECT count(*)::int AS "dueWithinHour" FROM "AffiliateAutomationJob"
       WHERE "affiliateId" = $1 AND "status" = 'pending' AND "scheduledAt" <= ${now} + interval '1 hour') h
     CROSS JOIN (
       SELECT count(*)::int AS "retryableToday"
       FROM "AffiliateAutomationJob" j
       JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
       JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
       JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
       LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = j."affiliateId"
       WHERE j."affiliateId" = $1 AND j."status" = 'failed' AND j."status" NOT IN ('pending', 'processing')
         AND j."scheduledAt" >= ${startOfJakartaDay(`${today} - 1`)} AND j."failedAt" >= ${startOfJakartaDay(today)}
         AND l."email" IS NOT NULL AND l."unsubscribedAt" IS NULL AND l."suppressedAt" IS NULL
         AND s."archivedAt" IS NULL AND a."status" <> 'archived'
         AND coalesce(c."balance" - c."reserved", 0) >= j."creditAmount") f`,
    [input.affiliateId],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('Reading today gave no row')
  return row
}
