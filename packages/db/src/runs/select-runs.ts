import { FROM_LEAVING, isWaiting } from '../engine-store/shared/job-states.ts'
import { FEW_FOUND, type LeadsByWords, leadsByWords } from '../leads/leads-by-words.ts'

/** Which runs of an affiliate; every given condition holds. */
export type RunFilter = {
  readonly status?: string | undefined
  readonly automationId?: string | undefined
  readonly leadId?: string | undefined
  /** Each word begins one of the lead's name, address or number. */
  readonly q?: string | undefined
}

/** SQL that yields `id` and `startedAt` of the runs as `selected`, and the values of its parameters. */
export type RunSelection = {
  readonly text: string
  /** SQL within it: whether the search left out what it did not examine. */
  readonly isCut: string
  readonly values: readonly unknown[]
}

/** A search for words that thousands of leads have examines at most this many runs, the newest of every automation. */
const EXAMINED_AT_MOST = 5_000
/** The share of an automation, among many, is no smaller than this. */
const EXAMINED_AT_LEAST = 200

/**
 * The first `atMost` runs of a filter, newest first. Each automation's runs are walked in their order, as far as the
 * counters say that there are any of the state, and no further than the last of them.
 */
export function selectRuns(input: {
  readonly affiliateId: string
  readonly filter: RunFilter
  readonly atMost: number
}): RunSelection {
  const { filter } = input
  const { where, values } = whereOf(input.affiliateId, filter)
  const words = filter.q === undefined ? null : leadsByWords(input.affiliateId, filter.q, values)
  const plan = { filter, where, words, atMost: Math.trunc(input.atMost) }
  const streams = filter.leadId === undefined ? streamsOf(plan) : [ofLead(plan)]
  const text = `WITH ${words?.ctes ?? ''} ${filter.status === 'active' ? OPEN : ''}
    selected AS (${streams.map((stream) => `(${stream})`).join('\n UNION ALL ')})`
  return { text, values, isCut: words === null || filter.leadId !== undefined ? 'false' : `NOT ${FEW_FOUND}` }
}

type Plan = {
  readonly filter: RunFilter
  readonly where: string
  /** Null: no words are searched. */
  readonly words: LeadsByWords | null
  readonly atMost: number
}

function streamsOf(plan: Plan): string[] {
  const ofFew = plan.words === null ? [] : [ofFoundLeads(plan)]
  const unlessFew = plan.words === null ? 'true' : `NOT ${FEW_FOUND}`
  if (plan.filter.status !== 'active') return [...ofFew, walkOf(plan, unlessFew)]
  return [
    ...ofFew,
    walkOf(plan, `${unlessFew} AND NOT (SELECT "few" FROM open)`),
    ofOpenJobs(plan, unlessFew),
  ]
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

function tabOf({ status }: RunFilter) {
  const tab = TABS[status ?? 'all']
  if (tab === undefined) throw new RangeError(`No run status: ${status}`)
  return tab
}

function walkOf({ filter, where, words, atMost }: Plan, when: string): string {
  const { counter, state } = tabOf(filter)
  const own = filter.automationId === undefined ? '' : 'AND c."automationId" = $2::uuid'
  const newest = `SELECT r."id", r."startedAt", r."leadId" FROM "AffiliateAutomationLog" r
    WHERE ${where} AND r."automationId" = c."automationId" AND ${state}
    ORDER BY r."startedAt" DESC, r."id"`
  const share = `greatest(${EXAMINED_AT_LEAST}, ${EXAMINED_AT_MOST} / (
    SELECT count(*) FROM "AutomationCounter" c WHERE c."affiliateId" = $1 ${own}))`
  const found =
    words === null
      ? `${newest} LIMIT ${atMost}`
      : `SELECT * FROM (${newest} LIMIT ${share}) r WHERE ${words.has('r')}
         ORDER BY r."startedAt" DESC, r."id" LIMIT ${atMost}`
  return `SELECT w."id", w."startedAt" FROM "AutomationCounter" c
    CROSS JOIN LATERAL (SELECT * FROM (${found}) newest LIMIT ${counter}) w
    WHERE c."affiliateId" = $1 ${own} AND ${counter} > 0 AND ${when}`
}

/** The runs of one lead are few. */
function ofLead({ filter, where, words, atMost }: Plan): string {
  return `SELECT r."id", r."startedAt" FROM "AffiliateAutomationLog" r
    WHERE ${where} AND ${tabOf(filter).state} ${words === null ? '' : `AND ${words.has('r')}`}
    ORDER BY r."startedAt" DESC, r."id" LIMIT ${atMost}`
}

/** The runs of the leads that have the words, if these are few. */
function ofFoundLeads({ filter, where, atMost }: Plan): string {
  return `SELECT r."id", r."startedAt" FROM found_leads f
    CROSS JOIN LATERAL (
      SELECT * FROM "AffiliateAutomationLog" r
      WHERE ${FEW_FOUND} AND ${where} AND r."leadId" = f."id" AND ${tabOf(filter).state} OFFSET 0) r
    ORDER BY r."startedAt" DESC, r."id" LIMIT ${atMost}`
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

function ofOpenJobs({ where, words }: Plan, when: string): string {
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
      SELECT r."id", r."startedAt" FROM "AffiliateAutomationLog" r
      WHERE ${where} AND r."id" = o."runId" AND r."status" = 'active'
        ${words === null ? '' : `AND ${words.has('r')}`} LIMIT 1) r
    WHERE ${when}`
}

/** SQL conditions on a run `r`, all but those about the state and the words of its lead. */
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
  return { where: conditions.join(' AND '), values }
}
