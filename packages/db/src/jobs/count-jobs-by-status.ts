import type { Queryable } from '../connection/queryable.ts'
import { FROM_LEAVING } from '../engine-store/shared/job-states.ts'

export type JobCounts = {
  readonly all: number
  readonly pending: number
  readonly processing: number
  readonly held: number
  readonly unconfirmed: number
  readonly completed: number
  readonly failed: number
  readonly cancelled: number
  /** How many of these are archived: counted, but in no list of jobs any more. */
  readonly archived: { readonly completed: number; readonly failed: number; readonly cancelled: number }
}

/**
 * Jobs by state, of all automations or one, from counters: sent ones stand on the steps, those leaving this
 * moment in the claims, and what remains is pending.
 */
export async function countJobsByStatus(
  db: Queryable,
  input: { readonly affiliateId: string; readonly automationId?: string | undefined },
): Promise<JobCounts> {
  const { rows } = await db.query<Omit<JobCounts, 'pending'>>(
    `SELECT n.*, s."completed", p."processing"
     FROM (SELECT coalesce(sum("total"), 0)::int AS "all", coalesce(sum("held"), 0)::int AS "held",
                  coalesce(sum("unconfirmed"), 0)::int AS "unconfirmed", coalesce(sum("failed"), 0)::int AS "failed",
                  coalesce(sum("cancelled"), 0)::int AS "cancelled",
                  jsonb_build_object('completed', coalesce(sum("archivedCompleted"), 0),
                    'failed', coalesce(sum("archivedFailed"), 0),
                    'cancelled', coalesce(sum("archivedCancelled"), 0)) AS "archived"
           FROM "AutomationCounter"
           WHERE "affiliateId" = $1 AND ($2::uuid IS NULL OR "automationId" = $2)) n
     CROSS JOIN (SELECT coalesce(sum("sentCount"), 0)::int AS "completed" FROM "AffiliateAutomationStep"
           WHERE "affiliateId" = $1 AND ($2::uuid IS NULL OR "automationId" = $2)) s
     CROSS JOIN (SELECT count(*)::int AS "processing" ${FROM_LEAVING}
             AND ($2::uuid IS NULL OR j."automationId" = $2)) p`,
    [input.affiliateId, input.automationId ?? null],
  )
  const row = rows[0]
  if (row === undefined) throw new Error('Counting gave no row')
  const settled = row.held + row.unconfirmed + row.failed + row.cancelled + row.completed
  return { ...row, pending: Math.max(0, row.all - settled - row.processing) }
}
