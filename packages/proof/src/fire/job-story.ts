import type { Pool } from 'pg'
import type { Accepted } from '../parts/sandbox-process.ts'

/** Everything that is known of a job, oldest first: what one reads to find out how a promise was broken. */
export async function tellStory(
  pool: Pool,
  accepted: readonly Accepted[],
  jobId: string,
): Promise<readonly unknown[]> {
  const jobs = await pool.query<{ messageRef: string }>(
    `SELECT * FROM "AffiliateAutomationJob" WHERE "id" = $1`,
    [jobId],
  )
  const attempts = await pool.query(
    `SELECT * FROM "AutomationAttempt" WHERE "jobId" = $1 ORDER BY "attemptNo"`,
    [jobId],
  )
  const ledger = await pool.query(
    `SELECT * FROM "AffiliateCreditTransaction" WHERE "jobId" = $1 ORDER BY "seq"`,
    [jobId],
  )
  const actions = await pool.query(`SELECT * FROM "ActivityLog" WHERE "objectId" = $1 ORDER BY "at"`, [jobId])
  const ref = jobs.rows[0]?.messageRef
  return [
    ...jobs.rows.map((job) => ({ job })),
    ...attempts.rows.map((attempt) => ({ attempt })),
    ...accepted.filter((each) => each.ref === ref).map((acceptance) => ({ acceptance })),
    ...ledger.rows.map((charge) => ({ charge })),
    ...actions.rows.map((action) => ({ action })),
  ]
}
