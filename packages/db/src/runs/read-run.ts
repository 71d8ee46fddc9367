import type { Queryable } from '../connection/queryable.ts'
import { RUN_FACTS, RUN_JOINS, type RunFacts } from './run-facts.ts'

/** A run of the affiliate; null when there is none by that id. */
export async function readRun(
  db: Queryable,
  input: { readonly affiliateId: string; readonly runId: string },
): Promise<RunFacts | null> {
  const { rows } = await db.query<RunFacts>(
    `SELECT ${RUN_FACTS} FROM "AffiliateAutomationLog" r ${RUN_JOINS} WHERE r."affiliateId" = $1 AND r."id" = $2`,
    [input.affiliateId, input.runId],
  )
  return rows[0] ?? null
}
