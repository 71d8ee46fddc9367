import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { Queryable } from '../connection/queryable.ts'
import { CHARGEABLE_CTES, isChargeable } from './chargeable-jobs.ts'

/** Credits that jobs already scheduled will use on one day; overdue ones stand on the day they were due. */
export type ScheduledCredits = { readonly day: string; readonly credits: number; readonly jobs: number }

/**
 * Credits used per day in a zone by what is pending, earliest day first. What a gate will stop (a paused
 * sequence, a blocked lead) uses none.
 */
export async function listScheduledCredits(
  db: Queryable,
  input: { readonly affiliateId: string; readonly zone: TimeZone },
): Promise<ScheduledCredits[]> {
  const { rows } = await db.query<ScheduledCredits>(
    `WITH ${CHARGEABLE_CTES}
     SELECT ("scheduledAt" AT TIME ZONE '${input.zone}')::date::text AS "day", sum("creditAmount")::int AS "credits",
       count(*)::int AS "jobs"
     FROM "AffiliateAutomationJob" j WHERE "affiliateId" = $1 AND ${isChargeable('j')} GROUP BY 1 ORDER BY 1`,
    [input.affiliateId],
  )
  return rows
}
