import { leadMatches, startsWith } from '../connection/like-pattern.ts'
import type { Queryable } from '../connection/queryable.ts'
import { FROM_LEAVING, isWaiting } from '../engine-store/shared/job-states.ts'
import { RUN_FACTS, RUN_JOINS, type RunFacts } from './run-facts.ts'

/** Which runs of an affiliate; every given condition holds. */
export type RunFilter = {
  readonly status?: string | undefined
  readonly automationId?: string | undefined
  readonly leadId?: string | undefined
  /** Beginning of the lead's name or address. */
  readonly q?: string | undefined
}

/**
 * One numbered page of an affiliate's runs, newest first. Each automation's runs are walked in their order, as far
 * as the counters say that there are any of the state, and no further than the last of them.
 */
export async function listRuns(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly filter: RunFilter
    readonly page: number
    readonly limit: number
  },
): Promise<RunFacts[]> {
  const { automationId, status } = input.filter
  const { where, values } = whereOf(input.affiliateId, input.filter)
  const limit = Math.trunc(input.limit)
  const offset = Math.trunc((input.page - 1) * limit)
  const { counter, state } = TABS[status ?? 'all'] ?? noTab(status)
  const own = automationId === undefined ? '' : `AND c."automationId" = $2::uuid`
  const walk = `
    SELECT w."id", w."startedAt" FROM "AutomationCounter" c
    CROSS JOIN LATERAL (
      SELECT * FROM (
        SELECT r."id", r."startedAt" FROM "AffiliateAutomationLog" r ${leadJoin(input.filter)}
        WHERE ${where} AND r."automationId" = c."automationId" AND ${state}
        ORDER BY r."startedAt" DESC, r."id" LIMIT ${offset + limit}) newest
      LIMIT ${counter}) w
    WHERE c."affiliateId" = $1 ${own} AND ${counter} > 0`
  const found =
    status === 'active'
      ? `${walk} AND NOT (SELECT "few" FROM open) UNION ALL ${ofOpenJobs(input.filter, where)}`
      : walk
  const { rows } = await db.query<RunFacts>(
    `WITH ${status === 'active' ? OPEN : ''} found AS (${found}),
     page AS (SELECT "id" FROM found ORDER BY "startedAt" DESC, "id" OFFSET ${offset} LIMIT ${limit})
     SELECT ${RUN_FACTS}
     FROM page JOIN "AffiliateAutomationLog" r ON r."affiliateId" = $1 AND r."id" = page."id" ${RUN_JOINS}
     ORDER BY r."startedAt" DESC, r."id"`,
    values,
  )
  return rows
}

/**
 * Per tab the number of its runs on a counter `c`, and the condition on a run `r`; it names what the partial indexes
 * hold, so that a few failed runs are not searched among a million sent ones.
 */
const TABS: Readonly<Record<string, { readonly counter: string; readonly state: string }>> = {
  all: {
    counter: '(c."runsActive" + c."runsPaused" + c."runsCompleted" + c."runsFailed" + c."runsCancelled")',
    state: 'true',
  },
  active: { counter: 'c."runsActive"', state: `r."status" = 'active'` },
  paused: { counter: 'c."runsPaused"', state: `r."status" = 'paused' AND r."pausedAt" IS NOT NULL` },
  completed: { counter: 'c."runsCompleted"', state: `r."status" = 'completed'` },
  failed: { counter: 'c."runsFailed"', state: `r."status" = 'failed' AND r."failedSteps" > 0` },
  cancelled: {
    counter: 'c."runsCancelled"',
    state: `r."status" = 'cancelled' AND r."cancelledAt" IS NOT NULL`,
  },
}

function noTab(status: string | undefined): never {
  throw new RangeError(`No run status: ${status}`)
}

/** With at most this many open jobs the active runs are found through them; with more, by walking the list of runs. */
const FEW_OPEN_JOBS = 2_000

/**
 * Every active run has an open job, and there is no index of runs by state: each run would be written there twice.
 * LATERAL with a limit keeps the planner, who believes in thousands of open jobs, on the runs' key.
 */
const OPEN = `open AS MATERIALIZED (
       SELECT coalesce(sum(n."total" - n."failed" - n."cancelled"), 0) - (
         SELECT coalesce(sum(s."sentCount"), 0) FROM "AffiliateAutomationStep" s WHERE s."affiliateId" = $1)
         <= ${FEW_OPEN_JOBS} AS "few"
       FROM "AutomationCounter" n WHERE n."affiliateId" = $1),`

function ofOpenJobs(filter: RunFilter, where: string): string {
  return `
    SELECT r.* FROM (
      SELECT j."runId" FROM "AffiliateAutomationJob" j
      WHERE (SELECT "few" FROM open) AND j."affiliateId" = $1 AND ${isWaiting('j')}
      UNION
      SELECT j."runId" FROM "AffiliateAutomationJob" j
      WHERE (SELECT "few" FROM open) AND j."affiliateId" = $1
        AND j."restStatus" IN ('held', 'unconfirmed')
      UNION
      SELECT j."runId" ${FROM_LEAVING} AND (SELECT "few" FROM open)) o
    CROSS JOIN LATERAL (
      SELECT r."id", r."startedAt" FROM "AffiliateAutomationLog" r ${leadJoin(filter)}
      WHERE ${where} AND r."id" = o."runId" AND r."status" = 'active' LIMIT 1) r`
}

/** How many runs a filter has, counted up to `atMost`. */
export async function countMatchingRuns(
  db: Queryable,
  input: { readonly affiliateId: string; readonly filter: RunFilter; readonly atMost: number },
): Promise<number> {
  const { where, values } = whereOf(input.affiliateId, input.filter)
  const { state } = TABS[input.filter.status ?? 'all'] ?? noTab(input.filter.status)
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM (
       SELECT 1 FROM "AffiliateAutomationLog" r ${leadJoin(input.filter)}
       WHERE ${where} AND ${state} LIMIT ${Math.trunc(input.atMost)}) matching`,
    values,
  )
  return rows[0]?.count ?? 0
}

function leadJoin(filter: RunFilter): string {
  return filter.q === undefined
    ? ''
    : `JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"`
}

/** SQL conditions on a run `r` and its lead `l`, all but the one about the state. */
export function whereOf(affiliateId: string, filter: RunFilter) {
  const values: unknown[] = [affiliateId]
  const conditions = ['r."affiliateId" = $1']
  const demand = (value: unknown, condition: (n: number) => string): void => {
    if (value === undefined) return
    values.push(value)
    conditions.push(condition(values.length))
  }
  demand(filter.automationId, (n) => `r."automationId" = $${n}::uuid`)
  demand(filter.leadId, (n) => `r."leadId" = $${n}::uuid`)
  demand(filter.q === undefined ? undefined : startsWith(filter.q), leadMatches)
  return { where: conditions.join(' AND '), values }
}
