import type { Queryable } from '../connection/queryable.ts'

/** What one look at a search found of each status; null: more than it counts. */
export type FoundByStatus<Status extends string> = {
  readonly counts: Readonly<Partial<Record<Status, number>>> | null
  /** The search left out what it did not examine, so nothing that it counts is exact. */
  readonly isCut: boolean
}

/** How many rows of each status a selection of at most `atMost + 1` runs or jobs has: it is made once, not per status. */
export async function countByStatus<Status extends string>(
  db: Queryable,
  input: {
    /** SQL that yields the `id` of rows of this table of affiliate $1 as `selected`. */
    readonly selection: { readonly text: string; readonly values: readonly unknown[]; readonly isCut: string }
    readonly table: 'AffiliateAutomationLog' | 'AffiliateAutomationJob' | 'AnyJob'
    readonly atMost: number
  },
): Promise<FoundByStatus<Status>> {
  const { text, values, isCut } = input.selection
  const { rows } = await db.query<FoundByStatus<Status> & { readonly found: number }>(
    `${text}, states AS MATERIALIZED (
       SELECT t."status"::text AS "status", count(*)::int AS "rows" FROM selected s
       JOIN "${input.table}" t ON t."affiliateId" = $1 AND t."id" = s."id"
       WHERE NOT (${isCut}) GROUP BY 1)
     SELECT (${isCut}) AS "isCut", (SELECT coalesce(sum("rows"), 0)::int FROM states) AS "found",
       (SELECT coalesce(jsonb_object_agg("status", "rows"), '{}') FROM states) AS "counts"`,
    [...values],
  )
  const [row] = rows
  if (row === undefined) throw new Error('A count without a row')
  return { counts: row.isCut || row.found > input.atMost ? null : row.counts, isCut: row.isCut }
}
