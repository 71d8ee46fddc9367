import type { Queryable } from '../connection/queryable.ts'
import { isWaiting } from '../engine-store/shared/job-states.ts'

/** Credits that jobs already scheduled need on one day; overdue ones stand on the day they were due. */
export type ScheduledCredits = { readonly day: string; readonly credits: number; readonly jobs: number }

/** Credits needed per day in Asia/Jakarta by what is pending, earliest day first. */
export async function listScheduledCredits(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<ScheduledCredits[]> {
  const { rows } = await db.query<ScheduledCredits>(
    `SELECT ("scheduledAt" AT TIME ZONE 'Asia/Jakarta')::date::text AS "day", sum("creditAmount")::int AS "credits",
       count(*)::int AS "jobs"
     FROM "AffiliateAutomationJob" j WHERE "affiliateId" = $1 AND ${isWaiting('j')} GROUP BY 1 ORDER BY 1`,
    [input.affiliateId],
  )
  return rows
}
