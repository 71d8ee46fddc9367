import { BEHIND_MS } from '@booster/engine/domain/forecast/job-gate'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { CHARGED_COLUMNS, FROM_WAITING, IS_CHARGEABLE } from './chargeable-jobs.ts'
import { AHEAD_AT_MOST, spendCredit } from './spend-credit.ts'

/** A job is charged at most so many steps of its run behind its due time. */
const STEPS_BEHIND = 1_000

/**
 * Which of these waiting jobs the available credit does not cover. While there is credit for everything open by the
 * counters, or for AHEAD_AT_MOST jobs (each costs one), no job is read; else those that are charged before them.
 */
export async function findUncoveredJobs(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock; readonly jobIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  if (input.jobIds.length === 0) return new Set()
  const { rows } = await db.query<{ id: string }>(
    `WITH asked AS MATERIALIZED (SELECT ${CHARGED_COLUMNS} ${FROM_WAITING} AND j."id" = ANY ($2::uuid[])),
     horizon AS MATERIALIZED (
       SELECT greatest(max(a."scheduledAt"), ${input.clock.now}) + ${STEPS_BEHIND} * interval '${BEHIND_MS} milliseconds' AS "until"
       FROM asked a HAVING count(*) > 0),
     ${spendCredit(input.clock, `(SELECT "available" < least("open", ${AHEAD_AT_MOST}) FROM credit) AND j."scheduledAt" <= (SELECT "until" FROM horizon)`)}
     SELECT w."id" FROM asked w LEFT JOIN spent s ON s."id" = w."id"
     WHERE coalesce(s."credits", (SELECT max("credits") FROM spent)) > (SELECT "available" FROM credit) AND ${IS_CHARGEABLE}`,
    [input.affiliateId, input.jobIds],
  )
  return new Set(rows.map((row) => row.id))
}
