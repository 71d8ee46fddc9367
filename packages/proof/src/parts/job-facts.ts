import type { Pool } from 'pg'
import { eventually } from './eventually.ts'

/** A job with what stands around it, as the database tells it. */
export type JobFacts = {
  readonly affiliateId: string
  readonly id: string
  readonly stepOrder: number
  readonly status: string
  readonly errorCode: string | null
  readonly attemptCount: number
  readonly retryCount: number
  readonly quickRetryCount: number
  readonly creditReserved: boolean
  readonly creditDeducted: boolean
  readonly emailSent: boolean
  readonly messageRef: string
  /** Hours from the beginning of its run. */
  readonly dueAfterHours: number
  /** From its newest attempt (by the database's clock) until it is due again; null before the first. */
  readonly nextTryInMs: number | null
  readonly attempts: number
  readonly deducts: number
  readonly leadSuppressed: boolean
}

/** The jobs of the lead with this address, in the order of their steps. */
export async function readJobs(pool: Pool, email: string): Promise<readonly JobFacts[]> {
  const { rows } = await pool.query<JobFacts>(
    `SELECT j."affiliateId", j."id", j."stepOrder", j."status"::text, j."errorCode", j."attemptCount", j."retryCount",
       j."quickRetryCount", j."creditReserved", j."creditDeducted", j."emailSent", j."messageRef",
       (extract(epoch FROM j."scheduledAt" - r."startedAt") / 3600)::float8 AS "dueAfterHours",
       (extract(epoch FROM j."scheduledAt" - a.at) * 1000)::float8 AS "nextTryInMs", a.n AS "attempts",
       (SELECT count(*)::int FROM "AffiliateCreditTransaction" t
        WHERE t."affiliateId" = j."affiliateId" AND t."jobId" = j."id" AND t."type" = 'deduct') AS "deducts",
       l."suppressedAt" IS NOT NULL AS "leadSuppressed"
     FROM "AffiliateLead" l
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
     JOIN "AnyJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     CROSS JOIN LATERAL (SELECT max(t."at") AS at, count(*)::int AS n FROM "AutomationAttempt" t
       WHERE t."affiliateId" = j."affiliateId" AND t."jobId" = j."id") a
     WHERE l."email" = $1 ORDER BY r."startedAt", j."stepOrder"`,
    [email],
  )
  return rows
}

/** Waits until the lead's first job is in this state. Resolves with it. */
export async function untilJob(
  pool: Pool,
  email: string,
  is: (job: JobFacts) => boolean,
  withinMs = 5_000,
): Promise<JobFacts> {
  const first = async () => (await readJobs(pool, email))[0]
  const job = await eventually(`the first job of ${email}`, first, {
    is: (seen) => seen !== undefined && is(seen),
    withinMs,
  })
  if (job === undefined) throw new Error(`${email} has no job.`)
  return job
}

/** Credits of an affiliate. */
export async function readCredit(
  pool: Pool,
  affiliateId: string,
): Promise<{ readonly balance: number; readonly reserved: number; readonly totalUsed: number }> {
  const { rows } = await pool.query<{ balance: number; reserved: number; totalUsed: number }>(
    `SELECT "balance", "reserved", "totalUsed" FROM "AffiliateCredit" WHERE "affiliateId" = $1`,
    [affiliateId],
  )
  const [credit] = rows
  if (credit === undefined) throw new Error(`No credit row of ${affiliateId}.`)
  return credit
}
