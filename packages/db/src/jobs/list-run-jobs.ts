import type { JobStatus } from '@booster/engine/domain/job'
import type { Queryable } from '../connection/queryable.ts'
import { OWN_DELAY_MINUTES, SHOWN_SUBJECT } from './job-facts.ts'

/** One step of a run. */
export type RunJobFacts = {
  readonly id: string
  readonly stepOrder: number
  readonly delayMinutes: number
  readonly emailSubject: string
  readonly status: JobStatus
  readonly reason: string | null
  readonly attemptCount: number
  readonly scheduledAt: Date
  readonly executedAt: Date | null
}

/** The jobs of a run in the order of its steps, archived ones too: a run's way stays readable. */
export async function listRunJobs(
  db: Queryable,
  input: { readonly affiliateId: string; readonly runId: string },
): Promise<RunJobFacts[]> {
  const { rows } = await db.query<RunJobFacts>(
    `SELECT j."id", j."stepOrder", ${OWN_DELAY_MINUTES} AS "delayMinutes",
       ${SHOWN_SUBJECT} AS "emailSubject", j."status"::text AS "status",
       coalesce(j."holdReason"::text, j."errorCode") AS "reason", j."attemptCount", j."scheduledAt", j."executedAt"
     FROM "AnyJob" j
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
     JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
     WHERE j."affiliateId" = $1 AND j."runId" = $2 ORDER BY j."stepOrder"`,
    [input.affiliateId, input.runId],
  )
  return rows
}
