import type { Queryable } from '../connection/queryable.ts'
import { RUN_FACTS, RUN_JOINS, type RunFacts } from './run-facts.ts'
import { type RunFilter, selectRuns } from './select-runs.ts'

/** One numbered page of an affiliate's runs, newest first. */
export async function listRuns(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: RunFilter
    readonly page: number
    readonly limit: number
  },
): Promise<RunFacts[]> {
  const limit = Math.trunc(input.limit)
  const offset = Math.trunc((input.page - 1) * limit)
  const { text, values } = selectRuns({ ...input, atMost: offset + limit })
  const { rows } = await db.query<RunFacts>(
    `${text},
     page AS (SELECT "id" FROM selected ORDER BY "startedAt" DESC, "id" OFFSET ${offset} LIMIT ${limit})
     SELECT ${RUN_FACTS}
     FROM page JOIN "AffiliateAutomationLog" r ON r."affiliateId" = $1 AND r."id" = page."id" ${RUN_JOINS}
     ORDER BY r."startedAt" DESC, r."id"`,
    [...values],
  )
  return rows
}
