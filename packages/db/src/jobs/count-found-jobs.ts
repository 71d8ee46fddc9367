import type { JobStatus } from '@booster/engine/domain/job'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import type { FoundByStatus } from '../runs/count-found-runs.ts'
import { type JobFilter, jobsOf, selectJobs } from './select-jobs.ts'

/** How many jobs of each status a search finds: the leads that have its words are looked for once, not per status. */
export async function countFoundJobs(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: Omit<JobFilter, 'status'>
    readonly clock: SqlClock
    readonly atMost: number
  },
): Promise<FoundByStatus<JobStatus>> {
  const atMost = Math.trunc(input.atMost)
  const { text, values, isCut } = selectJobs({ ...input, atMost: atMost + 1 })
  const { rows } = await db.query<FoundByStatus<JobStatus> & { readonly found: number }>(
    `${text}, states AS MATERIALIZED (
       SELECT j."status"::text AS "status", count(*)::int AS "jobs" FROM selected s
       JOIN "${jobsOf(input.filter)}" j ON j."affiliateId" = $1 AND j."id" = s."id"
       WHERE NOT (${isCut}) GROUP BY 1)
     SELECT (${isCut}) AS "isCut", (SELECT coalesce(sum("jobs"), 0)::int FROM states) AS "found",
       (SELECT coalesce(jsonb_object_agg("status", "jobs"), '{}') FROM states) AS "counts"`,
    [...values],
  )
  const [row] = rows
  if (row === undefined) throw new Error('A count without a row')
  return { counts: row.isCut || row.found > atMost ? null : row.counts, isCut: row.isCut }
}
