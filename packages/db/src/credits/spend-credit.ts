import { BEHIND_MS } from '@booster/engine/domain/forecast/job-gate'
import type { SqlClock } from '../connection/clock.ts'
import { FROM_LEAVING } from '../engine-store/shared/job-states.ts'
import { CHARGEABLE_CTES, CHARGED_COLUMNS, FROM_WAITING, IS_CHARGEABLE } from './chargeable-jobs.ts'

/** Only the next ones are taken one by one; of what lies further ahead the counters speak. */
export const AHEAD_AT_MOST = 5_000

/**
 * SQL: CTEs over the affiliate $1 that spend its credit on the jobs in the order in which claims charge them: by due time,
 * steps of a run that come due together one after the other. `spent` has a row per job of `ahead` that will be charged,
 * with its `place` and all `credits` up to it.
 * @param which a further condition on the jobs `j` that are taken one by one
 */
export function spendCredit(clock: SqlClock, which: string): string {
  return `${CHARGEABLE_CTES},
    clock AS MATERIALIZED (SELECT ${clock.now} AS "now"),
    leaving AS MATERIALIZED (SELECT j."runId", j."stepOrder" ${FROM_LEAVING}),
    ahead AS MATERIALIZED (
      SELECT ${CHARGED_COLUMNS} ${FROM_WAITING} AND ${which} ORDER BY j."scheduledAt", j."id" LIMIT ${AHEAD_AT_MOST}),
    ranked AS (
      SELECT w.*, a."at", row_number() OVER (PARTITION BY w."runId", a."at" ORDER BY w."stepOrder") - 1
        + CASE WHEN a."at" = (SELECT "now" FROM clock) THEN (
            SELECT count(*) FROM leaving l WHERE l."runId" = w."runId" AND l."stepOrder" < w."stepOrder")
          ELSE 0 END AS "behind"
      FROM ahead w CROSS JOIN LATERAL (SELECT greatest(w."scheduledAt", (SELECT "now" FROM clock)) AS "at") a
      WHERE ${IS_CHARGEABLE}),
    placed AS (
      SELECT r.*, r."at" + r."behind" * interval '${BEHIND_MS} milliseconds' AS "place" FROM ranked r),
    spent AS MATERIALIZED (
      SELECT p."id", p."scheduledAt", p."creditAmount", p."place", sum(p."creditAmount") OVER (ORDER BY p."place",
        CASE WHEN p."behind" = 0 THEN p."scheduledAt" ELSE p."place" END, p."id") AS "credits"
      FROM placed p)`
}
