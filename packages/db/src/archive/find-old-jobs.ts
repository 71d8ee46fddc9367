import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'

/** The states a job may leave in. */
export const ENDED = ['completed', 'failed', 'cancelled'] as const

/** A place in the walk over an affiliate's ended jobs: state by state, oldest first. */
export type Place = {
  readonly affiliateId: string
  readonly status: (typeof ENDED)[number]
  /** As PostgreSQL writes it. */
  readonly scheduledAt: string
  readonly id: string | null
}

export type OldJob = {
  readonly id: string
  readonly runId: string
  readonly scheduledAt: string
  /** Jobs of its run. */
  readonly totalSteps: number
  /** Its run has ended long ago; to be checked again once its jobs are locked. */
  readonly mayLeave: boolean
}

/**
 * The affiliate's next ended jobs after `place` that were due at least `olderThanDays` ago. No job ends before it is due, except by
 * cancelling it: one that was cancelled ahead of its time leaves a little later than it could, or with its run.
 * Walks the index of jobs at rest backwards; what has left already is not in it any more.
 */
export async function findOldJobs(
  pool: pg.Pool,
  clock: SqlClock,
  {
    place,
    olderThanDays,
    limit,
  }: { readonly place: Place; readonly olderThanDays: number; readonly limit: number },
): Promise<readonly OldJob[]> {
  const before = `${clock.now} - make_interval(days => $5)`
  const { rows } = await pool.query<OldJob>({
    name: `retention-old-jobs-${place.status}`,
    text: `SELECT j."id", j."runId", j."scheduledAt"::text AS "scheduledAt", r."totalSteps",
             r."status" IN ('completed', 'failed', 'cancelled')
               AND greatest(r."startedAt", r."completedAt", r."cancelledAt") < ${before} AS "mayLeave"
           FROM (
             SELECT "affiliateId", "id", "runId", "scheduledAt" FROM "AffiliateAutomationJob"
             WHERE "affiliateId" = $1 AND "restStatus" = '${place.status}'
               AND "scheduledAt" >= $2::timestamptz AND ("scheduledAt" > $2::timestamptz OR "id" < $3)
               AND "scheduledAt" < ${before}
             ORDER BY "scheduledAt", "id" DESC LIMIT $4) j
           JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
           ORDER BY j."scheduledAt", j."id" DESC`,
    values: [place.affiliateId, place.scheduledAt, place.id, limit, olderThanDays],
  })
  return rows
}
