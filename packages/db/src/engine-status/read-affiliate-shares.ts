import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { jakartaDay } from '../engine-store/shared/count-days.ts'
import { isWaiting } from '../engine-store/shared/job-states.ts'
import { COUNT_LIMIT, OVERDUE_AFTER_SECONDS } from './read-overdue.ts'

export type AffiliateShare = {
  readonly id: string
  readonly name: string
  /** Today in Asia/Jakarta. */
  readonly sent: number
  readonly failed: number
  /** Of the mails below, those that were sent in the end. */
  readonly recovered: number
  /** Mails with a failed hand-over in the last 24 hours that have come to their end. */
  readonly ended: number
  /** At most 10,001 are counted. */
  readonly overdue: number
}

/** What each affiliate has of the figures of the admin's overview; who has nothing of them is left out. */
export async function readAffiliateShares(db: Queryable, clock: SqlClock): Promise<AffiliateShare[]> {
  const { rows } = await db.query<AffiliateShare>({
    name: 'read-affiliate-shares',
    text: `WITH clock AS MATERIALIZED (SELECT ${clock.now} AS "now", ${jakartaDay(clock.now)} AS "today"),
           day AS (
             SELECT y."affiliateId", sum(y."sent")::int AS "sent", sum(y."failed")::int AS "failed"
             FROM clock c CROSS JOIN "AffiliateProfile" p
             JOIN "AutomationDay" y ON y."affiliateId" = p."id" AND y."day" = c."today"
             GROUP BY y."affiliateId"),
           tried AS (
             SELECT t."affiliateId", count(*) FILTER (WHERE j."status" = 'completed')::int AS "recovered",
               count(*)::int AS "ended"
             FROM (SELECT DISTINCT "affiliateId", "jobId" FROM "AutomationAttempt"
                   WHERE "outcome" = 'not_sent' AND "at" > (SELECT "now" FROM clock) - interval '24 hours') t
             JOIN "AffiliateAutomationJob" j ON j."affiliateId" = t."affiliateId" AND j."id" = t."jobId"
             WHERE j."status" IN ('completed', 'failed')
             GROUP BY t."affiliateId"),
           late AS (
             SELECT d."affiliateId", n."overdue"
             FROM "AffiliateDue" d CROSS JOIN clock c CROSS JOIN LATERAL (
               SELECT count(*)::int AS "overdue" FROM (
                 SELECT 1 FROM "AffiliateAutomationJob" j
                 WHERE j."affiliateId" = d."affiliateId" AND ${isWaiting('j')}
                   AND j."scheduledAt" < c."now" - make_interval(secs => $1) LIMIT $2 + 1) found) n
             WHERE d."nextDueAt" <= c."now" AND n."overdue" > 0)
           SELECT p."id", p."displayName" AS "name", coalesce(day."sent", 0) AS "sent",
             coalesce(day."failed", 0) AS "failed", coalesce(tried."recovered", 0) AS "recovered",
             coalesce(tried."ended", 0) AS "ended", coalesce(late."overdue", 0) AS "overdue"
           FROM (SELECT "affiliateId" FROM day UNION SELECT "affiliateId" FROM tried
                 UNION SELECT "affiliateId" FROM late) a
           JOIN "AffiliateProfile" p ON p."id" = a."affiliateId"
           LEFT JOIN day ON day."affiliateId" = p."id"
           LEFT JOIN tried ON tried."affiliateId" = p."id"
           LEFT JOIN late ON late."affiliateId" = p."id"
           ORDER BY p."displayName", p."id"`,
    values: [OVERDUE_AFTER_SECONDS, COUNT_LIMIT],
  })
  return rows
}
