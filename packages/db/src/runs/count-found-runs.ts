import type { RunStatus } from '@booster/engine/domain/run'
import type { Queryable } from '../connection/queryable.ts'
import { type RunFilter, selectRuns } from './select-runs.ts'

/** What one look at a search found of each status; null: more than it counts. */
export type FoundByStatus<Status extends string> = {
  readonly counts: Readonly<Partial<Record<Status, number>>> | null
  /** The search left out what it did not examine, so nothing that it counts is exact. */
  readonly isCut: boolean
}

/** How many runs of each status a search finds: the leads that have its words are looked for once, not per status. */
export async function countFoundRuns(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: Omit<RunFilter, 'status'>
    readonly atMost: number
  },
): Promise<FoundByStatus<RunStatus>> {
  const atMost = Math.trunc(input.atMost)
  const { text, values, isCut } = selectRuns({ ...input, atMost: atMost + 1 })
  const { rows } = await db.query<FoundByStatus<RunStatus> & { readonly found: number }>(
    `${text}, states AS MATERIALIZED (
       SELECT r."status"::text AS "status", count(*)::int AS "runs" FROM selected s
       JOIN "AffiliateAutomationLog" r ON r."affiliateId" = $1 AND r."id" = s."id"
       WHERE NOT (${isCut}) GROUP BY 1)
     SELECT (${isCut}) AS "isCut", (SELECT coalesce(sum("runs"), 0)::int FROM states) AS "found",
       (SELECT coalesce(jsonb_object_agg("status", "runs"), '{}') FROM states) AS "counts"`,
    [...values],
  )
  const [row] = rows
  if (row === undefined) throw new Error('A count without a row')
  return { counts: row.isCut || row.found > atMost ? null : row.counts, isCut: row.isCut }
}
