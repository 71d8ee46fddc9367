import { leadMatches, startsWith } from './like-pattern.ts'
import type { Queryable } from './queryable.ts'
import { RUN_FACTS, RUN_JOINS, type RunFacts } from './run-facts.ts'

/** Which runs of an affiliate; every given condition holds. */
export type RunFilter = {
  readonly status?: string | undefined
  readonly automationId?: string | undefined
  readonly leadId?: string | undefined
  /** Beginning of the lead's name or address. */
  readonly q?: string | undefined
}

/** One numbered page of an affiliate's runs, newest first. */
export const listRuns = async (
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: RunFilter
    readonly page: number
    readonly limit: number
  },
): Promise<RunFacts[]> => {
  const { where, values } = whereOf(input.affiliateId, input.filter)
  const { rows } = await db.query<RunFacts>(
    `WITH page AS (
       SELECT r."affiliateId", r."id" FROM "AffiliateAutomationLog" r
       JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"
       WHERE ${where} ORDER BY r."startedAt" DESC, r."id"
       OFFSET ${Math.trunc((input.page - 1) * input.limit)} LIMIT ${Math.trunc(input.limit)})
     SELECT ${RUN_FACTS}
     FROM page
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = page."affiliateId" AND r."id" = page."id" ${RUN_JOINS}
     ORDER BY r."startedAt" DESC, r."id"`,
    values,
  )
  return rows
}

/** How many runs a filter has, counted up to `atMost`. */
export const countMatchingRuns = async (
  db: Queryable,
  input: { readonly affiliateId: string; readonly filter: RunFilter; readonly atMost: number },
): Promise<number> => {
  const { where, values } = whereOf(input.affiliateId, input.filter)
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM (
       SELECT 1 FROM "AffiliateAutomationLog" r
       JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"
       WHERE ${where} LIMIT ${Math.trunc(input.atMost)}) matching`,
    values,
  )
  return rows[0]?.count ?? 0
}

const whereOf = (affiliateId: string, filter: RunFilter) => {
  const values: unknown[] = [affiliateId]
  const conditions = ['r."affiliateId" = $1']
  const demand = (value: unknown, condition: (n: number) => string): void => {
    if (value === undefined) return
    values.push(value)
    conditions.push(condition(values.length))
  }
  demand(filter.status, (n) => `r."status" = $${n}::text::"RunStatus"`)
  demand(filter.automationId, (n) => `r."automationId" = $${n}::uuid`)
  demand(filter.leadId, (n) => `r."leadId" = $${n}::uuid`)
  demand(filter.q === undefined ? undefined : startsWith(filter.q), leadMatches)
  return { where: conditions.join(' AND '), values }
}
