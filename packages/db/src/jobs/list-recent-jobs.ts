import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { JOB_FACTS, JOB_JOINS, type JobFacts } from './job-facts.ts'

/** The jobs that were sent, failed or became unconfirmed last, newest first. */
export async function listRecentJobs(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock; readonly limit: number },
): Promise<JobFacts[]> {
  const newest = (status: string): string =>
    `(SELECT "id" FROM "AffiliateAutomationJob"
      WHERE "affiliateId" = $1 AND "restStatus" = '${status}'
        AND "scheduledAt" <= ${input.clock.now}
      ORDER BY "scheduledAt" DESC, "id" LIMIT $2)`
  const { rows } = await db.query<JobFacts>(
    `WITH recent AS (${['completed', 'failed', 'unconfirmed'].map(newest).join(' UNION ALL ')})
     SELECT ${JOB_FACTS}
     FROM recent JOIN "AffiliateAutomationJob" j ON j."affiliateId" = $1 AND j."id" = recent."id" ${JOB_JOINS}
     ORDER BY coalesce(j."executedAt", j."failedAt", j."unconfirmedAt") DESC, j."id" LIMIT $2`,
    [input.affiliateId, input.limit],
  )
  return rows
}
