import type { Queryable } from '../connection/queryable.ts'

export type RunCounts = {
  readonly all: number
  readonly active: number
  readonly paused: number
  readonly completed: number
  readonly failed: number
  readonly cancelled: number
}

/** Runs by state, of all automations or one, from counters. */
export async function countRunsByStatus(
  db: Queryable,
  input: { readonly affiliateId: string; readonly automationId?: string | undefined },
): Promise<RunCounts> {
  const { rows } = await db.query<Omit<RunCounts, 'all'>>(
    `SELECT coalesce(sum("runsActive"), 0)::int AS "active", coalesce(sum("runsPaused"), 0)::int AS "paused",
       coalesce(sum("runsCompleted"), 0)::int AS "completed", coalesce(sum("runsFailed"), 0)::int AS "failed",
       coalesce(sum("runsCancelled"), 0)::int AS "cancelled"
     FROM "AutomationCounter" WHERE "affiliateId" = $1 AND ($2::uuid IS NULL OR "automationId" = $2)`,
    [input.affiliateId, input.automationId ?? null],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('Counting gave no row')
  return { all: row.active + row.paused + row.completed + row.failed + row.cancelled, ...row }
}
