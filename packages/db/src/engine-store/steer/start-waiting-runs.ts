import type { Tx } from '../../connection/transaction.ts'
import { countJobs } from '../shared/count-jobs.ts'

type Job = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  /** Held since it came due; it waits for its delay again. */
  readonly isHeld: boolean
}

/**
 * Runs that began while their automation was paused begin now: every delay is counted from this moment. Mails without a
 * delay are left to the catch-up rule, like all others that were held.
 */
export async function startWaitingRuns(
  tx: Tx,
  input: { readonly affiliateId: string; readonly automationId: string; readonly pausedAt: Date },
): Promise<void> {
  const jobs = await tx.rows<Job>(
    'lock-jobs-of-waiting-runs',
    `SELECT j."affiliateId", j."id", j."automationId",
       j."status" = 'held' AND j."holdReason" = 'AUTOMATION_PAUSED' AND j."scheduledAt" > r."startedAt" AS "isHeld"
     FROM "AffiliateAutomationLog" r
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     WHERE r."affiliateId" = $1 AND r."automationId" = $2 AND r."status" IN ('active', 'paused')
       AND r."startedAt" > $3 AND j."status"::text IN ('pending', 'held')
     ORDER BY j."affiliateId", j."id" FOR UPDATE OF j`,
    [input.affiliateId, input.automationId, input.pausedAt],
  )
  if (jobs.length === 0) return
  await tx.rows(
    'start-waiting-runs',
    `UPDATE "AffiliateAutomationJob" j SET "scheduledAt" = j."scheduledAt" + (${tx.clock.now} - r."startedAt"),
       "status" = CASE WHEN j."id" = ANY ($3::uuid[]) THEN 'pending' ELSE j."status" END,
       "holdReason" = CASE WHEN j."id" = ANY ($3::uuid[]) THEN NULL ELSE j."holdReason" END, "updatedAt" = now()
     FROM "AffiliateAutomationLog" r
     WHERE j."affiliateId" = $1 AND j."id" = ANY ($2::uuid[]) AND j."status"::text IN ('pending', 'held')
       AND r."affiliateId" = j."affiliateId" AND r."id" = j."runId"`,
    [input.affiliateId, jobs.map((job) => job.id), jobs.filter((job) => job.isHeld).map((job) => job.id)],
  )
  countJobs(
    tx,
    jobs
      .filter((job) => job.isHeld)
      .map(({ affiliateId, automationId }) => ({ affiliateId, automationId, held: -1 })),
  )
}
