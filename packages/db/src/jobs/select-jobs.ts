import type { SqlClock } from '../connection/clock.ts'
import { leadMatches, startsWith } from '../connection/like-pattern.ts'
import { FROM_LEAVING, isWaiting } from '../engine-store/shared/job-states.ts'

/** Which jobs of an affiliate; every given condition holds. */
export type JobFilter = {
  readonly status?: string | undefined
  readonly automationId?: string | undefined
  readonly leadId?: string | undefined
  readonly runId?: string | undefined
  readonly errorCode?: string | undefined
  /** About `scheduledAt`: from inclusive, to exclusive. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** YYYY-MM-DD in the affiliate's zone: it came to its end on that day. */
  readonly endedOn?: string | undefined
  /** Beginning of the lead's name or address. */
  readonly q?: string | undefined
}

/** SQL that yields `id` and `sort` of the jobs, and the values of its parameters. */
export type JobSelection = {
  readonly text: string
  readonly values: readonly unknown[]
}

const AT_REST = ['completed', 'failed', 'cancelled', 'held', 'unconfirmed'] as const
const WAITING = isWaiting('j')
const EPOCH = 'extract(epoch FROM j."scheduledAt")'
const NOW = '(SELECT "now" FROM clock)'
const DISTANCE = `abs(extract(epoch FROM j."scheduledAt" - ${NOW}))`

/**
 * The first `atMost` jobs of a filter, in the order of its list: waiting ones soonest first, those at rest
 * newest first, all together nearest to now first. Built of streams that each walk one index in its own order,
 * so that the cost follows the page and not the table.
 */
export function selectJobs(input: {
  readonly affiliateId: string
  readonly filter: JobFilter
  readonly clock: SqlClock
  readonly atMost: number
}): JobSelection {
  const { filter } = input
  const { conditions, values } = conditionsOf(input.affiliateId, filter)
  const bounded = (order: string) => `ORDER BY ${order} LIMIT ${Math.trunc(input.atMost)}`
  const { streams, ctes } = planOf(filter, conditions, bounded)
  const text = `WITH clock AS MATERIALIZED (SELECT ${input.clock.now} AS "now"), ${ctes}
    selected AS (${streams.map((stream) => `(${stream})`).join('\n UNION ALL ')})`
  return { text, values }
}

type Bounded = (order: string) => string

function planOf(
  filter: JobFilter,
  conditions: readonly string[],
  bounded: Bounded,
): { readonly streams: readonly string[]; readonly ctes: string } {
  if (filter.runId !== undefined || filter.leadId !== undefined || filter.q !== undefined)
    return { streams: [ofRuns(filter, conditions, bounded)], ctes: '' }
  if (filter.automationId === undefined) return { streams: streamsOf(filter, conditions, bounded), ctes: '' }
  const many = streamsOf(filter, [...conditions, 'NOT (SELECT "few" FROM automation)'], bounded)
  return { streams: [ofAutomation(filter, conditions, bounded), ...many], ctes: AUTOMATION }
}

/** Jobs of an automation with so few runs are found through these: among all others one would walk for long. */
const FEW_RUNS = 2_000

/** The automation is the second parameter whenever it is given. */
const AUTOMATION = `automation AS MATERIALIZED (
      SELECT coalesce(sum(n."runsActive" + n."runsPaused" + n."runsCompleted" + n."runsFailed" + n."runsCancelled"), 0)
        <= ${FEW_RUNS} AS "few"
      FROM "AutomationCounter" n WHERE n."affiliateId" = $1 AND n."automationId" = $2::uuid),`

/** The limits keep the planner, who believes in an average automation, on the keys of runs and jobs. */
function ofAutomation(filter: JobFilter, conditions: readonly string[], bounded: Bounded): string {
  const status = filter.status === undefined ? [] : [`j."status" = ${literal(filter.status)}`]
  return `SELECT j."id", j."sort"
    FROM (
      SELECT r."id" FROM "AffiliateAutomationLog" r
      WHERE (SELECT "few" FROM automation) AND r."affiliateId" = $1 AND r."automationId" = $2::uuid
      ORDER BY r."startedAt" DESC, r."id" LIMIT ${FEW_RUNS}) r
    CROSS JOIN LATERAL (
      SELECT j."id", ${sortOf(filter.status)} AS "sort" FROM "AffiliateAutomationJob" j
      WHERE ${[...conditions, ...status].join(' AND ')} AND j."runId" = r."id" OFFSET 0) j
    ${bounded('j."sort", j."id"')}`
}

/** SQL conditions on a job `j`, its run `r` and its lead `l`, all but the one about the state. */
export function conditionsOf(affiliateId: string, filter: JobFilter) {
  const values: unknown[] = [affiliateId]
  const conditions = ['j."affiliateId" = $1']
  const demand = (value: unknown, condition: (n: number) => string): void => {
    if (value === undefined) return
    values.push(value)
    conditions.push(condition(values.length))
  }
  demand(filter.automationId, (n) => `j."automationId" = $${n}::uuid`)
  demand(filter.runId, (n) => `j."runId" = $${n}::uuid`)
  demand(filter.leadId, (n) => `r."leadId" = $${n}::uuid`)
  demand(filter.errorCode, (n) => `j."errorCode" = $${n}`)
  demand(filter.from, (n) => `j."scheduledAt" >= $${n}::timestamptz`)
  demand(filter.to, (n) => `j."scheduledAt" < $${n}::timestamptz`)
  demand(filter.endedOn, endedOn)
  demand(filter.q === undefined ? undefined : startsWith(filter.q), leadMatches)
  return { conditions, values }
}

/** A mail that was held, retried or paused for longer than this before it ended is looked for no further. */
const SCHEDULED_BEFORE_DAYS = 31

/** Read once, before the walk begins. */
const OWN_ZONE = '(SELECT p."timeZone" FROM "AffiliateProfile" p WHERE p."id" = $1)'

/** The bound on `scheduledAt` keeps the walk on a part of the index. */
function endedOn(n: number): string {
  const startOf = (day: string) => `((${day})::timestamp AT TIME ZONE ${OWN_ZONE})`
  const begin = startOf(`$${n}::date`)
  const end = startOf(`$${n}::date + 1`)
  const ended = `coalesce(j."executedAt", j."failedAt", j."cancelledAt")`
  return `${ended} >= ${begin} AND ${ended} < ${end}
    AND j."scheduledAt" >= ${begin} - interval '${SCHEDULED_BEFORE_DAYS} days' AND j."scheduledAt" < ${end}`
}

/**
 * Where the jobs of a filter are: of one run or one lead all of them are listed, archived ones too, so that its history
 * stays readable; every other list holds what is live.
 */
export function jobsOf(filter: JobFilter): 'AnyJob' | 'AffiliateAutomationJob' {
  return filter.runId !== undefined || filter.leadId !== undefined ? 'AnyJob' : 'AffiliateAutomationJob'
}

/** Few jobs: those of some runs. Found through the runs, then sorted. */
function ofRuns(filter: JobFilter, conditions: readonly string[], bounded: Bounded): string {
  const sort = sortOf(filter.status)
  const status = filter.status === undefined ? [] : [`j."status" = ${literal(filter.status)}`]
  return `SELECT j."id", ${sort} AS "sort"
    FROM "AffiliateAutomationLog" r
    JOIN "AffiliateLead" l ON l."affiliateId" = r."affiliateId" AND l."id" = r."leadId"
    JOIN "${jobsOf(filter)}" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
    WHERE r."affiliateId" = $1 AND ${[...conditions, ...status].join(' AND ')}
    ${bounded('"sort", j."id"')}`
}

function sortOf(status: string | undefined): string {
  if (status === undefined) return DISTANCE
  return status === 'pending' ? EPOCH : `-${EPOCH}`
}

function streamsOf(
  { status, errorCode }: JobFilter,
  conditions: readonly string[],
  bounded: Bounded,
): string[] {
  const walk = (condition: string, sort: string, order: string): string =>
    `SELECT j."id", ${sort} AS "sort" FROM "AffiliateAutomationJob" j
     WHERE ${[...conditions, condition].join(' AND ')} ${bounded(order)}`
  if (status === 'processing') return [processing(conditions, `-${EPOCH}`)]
  if (status === 'pending') return [walk(WAITING, EPOCH, 'j."scheduledAt", j."id"')]
  if (status !== undefined) {
    return [walk(`${atRest(status)}`, `-${EPOCH}`, 'j."scheduledAt" DESC, j."id"')]
  }
  const past = `j."scheduledAt" <= ${NOW}`
  const future = `j."scheduledAt" > ${NOW}`
  return [
    processing(conditions, DISTANCE),
    walk(`${WAITING} AND ${past}`, DISTANCE, 'j."scheduledAt" DESC, j."id" DESC'),
    walk(`${WAITING} AND ${future}`, DISTANCE, 'j."scheduledAt", j."id"'),
    // What was sent has no error: among a million of them none would be found.
    ...AT_REST.filter((state) => errorCode === undefined || state !== 'completed').flatMap((state) => [
      walk(`${atRest(state)} AND ${past}`, DISTANCE, 'j."scheduledAt" DESC, j."id"'),
      walk(`${atRest(state)} AND ${future}`, DISTANCE, 'j."scheduledAt", j."id" DESC'),
    ]),
  ]
}

function atRest(status: string): string {
  return `j."restStatus" = ${literal(status)}`
}

function processing(conditions: readonly string[], sort: string): string {
  return `SELECT j."id", ${sort} AS "sort" ${FROM_LEAVING} AND ${conditions.join(' AND ')}`
}

/** A status is one of few words, checked by the contract; anything else is a bug of ours. */
function literal(status: string): string {
  if (!/^[a-z]+$/.test(status)) throw new RangeError(`No job status: ${status}`)
  return `'${status}'`
}
