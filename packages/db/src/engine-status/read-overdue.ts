import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { isWaiting } from '../engine-store/shared/job-states.ts'

/** An e-mail is overdue when it should have left at least this long ago. */
export const OVERDUE_AFTER_SECONDS = 5 * 60

/** Counted up to here; beyond, the number says little more. */
export const COUNT_LIMIT = 10_000

export type Overdue = {
  /** Pending e-mails that are overdue; at most 10,000 unless `exact`. */
  readonly jobs: number
  readonly exact: boolean
  readonly afterSeconds: number
  /** How long the oldest due e-mail has been waiting, overdue or not; null when none is due. */
  readonly oldestDueSeconds: number | null
}

type Row = { readonly jobs: number; readonly oldestDueSeconds: number | null }

/** What is late, found through AffiliateDue: only affiliates that have something due are read. */
export async function readOverdue(db: Queryable, clock: SqlClock): Promise<Overdue> {
  const { rows } = await db.query<Row>({
    name: 'read-overdue',
    text: `WITH clock AS MATERIALIZED (SELECT ${clock.now} AS "now"),
           due AS (SELECT d."affiliateId" FROM "AffiliateDue" d, clock c WHERE d."nextDueAt" <= c."now")
           SELECT
             (SELECT count(*) FROM (
                SELECT 1 FROM due d CROSS JOIN clock c CROSS JOIN LATERAL (
                  SELECT 1 FROM "AffiliateAutomationJob" j
                  WHERE j."affiliateId" = d."affiliateId" AND ${isWaiting('j')}
                    AND j."scheduledAt" < c."now" - make_interval(secs => $1) OFFSET 0) j
                LIMIT $2 + 1) late)::int AS "jobs",
             (SELECT extract(epoch FROM max(c."now" - first."scheduledAt"))::int
              FROM due d CROSS JOIN clock c CROSS JOIN LATERAL (
                SELECT j."scheduledAt" FROM "AffiliateAutomationJob" j
                WHERE j."affiliateId" = d."affiliateId" AND ${isWaiting('j')}
                  AND j."scheduledAt" <= c."now"
                ORDER BY j."scheduledAt", j."id" LIMIT 1) first) AS "oldestDueSeconds"`,
    values: [OVERDUE_AFTER_SECONDS, COUNT_LIMIT],
  })
  const { jobs, oldestDueSeconds } = rows[0] ?? { jobs: 0, oldestDueSeconds: null }
  return {
    jobs: Math.min(jobs, COUNT_LIMIT),
    exact: jobs <= COUNT_LIMIT,
    afterSeconds: OVERDUE_AFTER_SECONDS,
    oldestDueSeconds,
  }
}
