/**
 * SQL: the job `job` (a name in the statement) waits. Both halves belong together: the first is what the due index
 * holds, the second leaves out the few that are leaving this moment.
 */
export function isWaiting(job: string): string {
  return `${job}."restStatus" IS NULL AND ${job}."status" = 'pending'`
}

/**
 * SQL: FROM and WHERE over the jobs `j` of the affiliate $1 that are leaving this moment; further conditions may follow
 * with AND. They stand in the few rows of JobClaim, because jobs have no index for them.
 */
export const FROM_LEAVING = `FROM "JobClaim" c
  CROSS JOIN LATERAL unnest(c."affiliateIds", c."jobIds") AS u("affiliateId", "jobId")
  JOIN "AffiliateAutomationJob" j ON j."affiliateId" = u."affiliateId" AND j."id" = u."jobId"
  WHERE $1 = ANY (c."affiliateIds") AND u."affiliateId" = $1 AND j."status" = 'processing'`
