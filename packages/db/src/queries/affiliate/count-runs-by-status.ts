import type { Queryable } from './queryable.ts'

export type RunCounts = {
  readonly all: number
  readonly active: number
  readonly paused: number
  readonly completed: number
  readonly failed: number
  readonly cancelled: number
}

/** Runs by state, of all automations or one. */
export const countRunsByStatus = async (
  db: Queryable,
  input: { readonly affiliateId: string; readonly automationId?: string | undefined },
): Promise<RunCounts> => {
  const { rows } = await db.query<RunCounts>(
    `SELECT count(*)::int AS "all",
       (count(*) FILTER (WHERE "status" = 'active'))::int AS "active",
       (count(*) FILTER (WHERE "status" = 'paused'))::int AS "paused",
       (count(*) FILTER (WHERE "status" = 'completed'))::int AS "completed",
       (count(*) FILTER (WHERE "status" = 'failed'))::int AS "failed",
       (count(*) FILTER (WHERE "status" = 'cancelled'))::int AS "cancelled"
     FROM "AffiliateAutomationLog"
     WHERE "affiliateId" = $1 AND ($2::uuid IS NULL OR "automationId" = $2)`,
    [input.affiliateId, input.automationId ?? null],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('Counting gave no row')
  return row
}
