import { LOW_WITHIN_DAYS } from '@booster/engine/domain/forecast/credit-standing'
import { BEHIND_MS } from '@booster/engine/domain/forecast/job-gate'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { FROM_LEAVING } from '../engine-store/shared/job-states.ts'
import { CHARGEABLE_CTES, isChargeable } from './chargeable-jobs.ts'

/** Which waiting jobs the available credit does not cover. */
export type CreditCover = {
  /** Of the jobs that were asked for. */
  readonly uncoveredIds: ReadonlySet<string>
  /** How many jobs that will be charged are not covered; at most the next 50,000 are counted. */
  readonly uncoveredJobs: number
  /** Those of them that come due within LOW_WITHIN_DAYS. */
  readonly uncoveredSoon: number
  /** When the first of them comes due. */
  readonly firstUncoveredAt: Date | null
  /** Jobs that have not come to their end. */
  readonly openJobs: number
}

/** Further ahead only the forecast by day speaks. */
const AHEAD_AT_MOST = 50_000

type Row = Omit<CreditCover, 'uncoveredIds'> & { readonly uncoveredIds: string[] }

/**
 * Spends the available credit on the jobs in the order in which claims charge them: by due time, steps of a run that
 * come due together one after the other. While the counters say that there is credit for everything open, no job is
 * read.
 */
export async function readCreditCover(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock; readonly jobIds: readonly string[] },
): Promise<CreditCover> {
  const { rows } = await db.query<Row>(
    `WITH ${CHARGEABLE_CTES},
     clock AS MATERIALIZED (SELECT ${input.clock.now} AS "now"),
     credit AS MATERIALIZED (
       SELECT coalesce((SELECT "balance" - "reserved" FROM "AffiliateCredit" WHERE "affiliateId" = $1), 0) AS "available",
         coalesce((SELECT sum("total" - "failed" - "cancelled") FROM "AutomationCounter" WHERE "affiliateId" = $1), 0)
           - coalesce((SELECT sum("sentCount") FROM "AffiliateAutomationStep" WHERE "affiliateId" = $1), 0) AS "open"),
     leaving AS MATERIALIZED (SELECT j."runId", j."stepOrder" ${FROM_LEAVING}),
     waiting AS MATERIALIZED (
       SELECT j."id", j."runId", j."stepOrder", j."scheduledAt", j."creditAmount",
         greatest(j."scheduledAt", (SELECT "now" FROM clock)) AS "at"
       FROM "AffiliateAutomationJob" j
       WHERE (SELECT "available" < "open" FROM credit) AND j."affiliateId" = $1 AND ${isChargeable('j')}
       ORDER BY j."scheduledAt", j."id" LIMIT ${AHEAD_AT_MOST}),
     ranked AS (
       SELECT w.*, row_number() OVER (PARTITION BY w."runId", w."at" ORDER BY w."stepOrder") - 1
         + CASE WHEN w."at" = (SELECT "now" FROM clock) THEN (
             SELECT count(*) FROM leaving l WHERE l."runId" = w."runId" AND l."stepOrder" < w."stepOrder")
           ELSE 0 END AS "behind"
       FROM waiting w),
     placed AS (
       SELECT r.*, r."at" + r."behind" * interval '${BEHIND_MS} milliseconds' AS "place" FROM ranked r),
     spent AS (
       SELECT p."id", p."place", sum(p."creditAmount") OVER (ORDER BY p."place",
         CASE WHEN p."behind" = 0 THEN p."scheduledAt" ELSE p."place" END, p."id") AS "credits"
       FROM placed p)
     SELECT count(*)::int AS "uncoveredJobs", min(s."place") AS "firstUncoveredAt",
       count(*) FILTER (WHERE s."place" <= (SELECT "now" FROM clock) + interval '${LOW_WITHIN_DAYS} days')::int AS "uncoveredSoon",
       (SELECT "open" FROM credit)::int AS "openJobs",
       coalesce(array_agg(s."id") FILTER (WHERE s."id" = ANY ($2::uuid[])), '{}') AS "uncoveredIds"
     FROM spent s CROSS JOIN credit c WHERE s."credits" > c."available"`,
    [input.affiliateId, input.jobIds],
  )
  const [row] = rows
  if (row === undefined) throw new Error('Reading what the credit covers gave no row')
  return { ...row, uncoveredIds: new Set(row.uncoveredIds) }
}
