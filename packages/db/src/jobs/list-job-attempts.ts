import type { Queryable } from '../connection/queryable.ts'

/** A hand-over that was not accepted. */
export type AttemptFacts = {
  readonly attemptNo: number
  readonly outcome: string
  readonly errorCode: string
  readonly message: string
  readonly httpStatus: number | null
  readonly answer: string | null
  readonly at: Date
  readonly durationMs: number
}

/** The hand-overs of a job that were not accepted, oldest first. */
export async function listJobAttempts(
  db: Queryable,
  input: { readonly affiliateId: string; readonly jobId: string },
): Promise<AttemptFacts[]> {
  const { rows } = await db.query<AttemptFacts>(
    `SELECT "attemptNo", "outcome"::text AS "outcome", "errorCode", "message", "httpStatus", "answer", "at", "durationMs"
     FROM "AutomationAttempt" WHERE "affiliateId" = $1 AND "jobId" = $2 ORDER BY "attemptNo", "at" LIMIT 200`,
    [input.affiliateId, input.jobId],
  )
  return rows
}
