import type { SqlClock } from '../connection/clock.ts'
import { FROM_LEAVING, isWaiting } from '../engine-store/shared/job-states.ts'
import { FEW_FOUND, type LeadsByWords, leadsByWords } from '../leads/leads-by-words.ts'

/** Which jobs of an affiliate; every given condition holds. */
export type JobFilter = {
  readonly status?: string | undefined
  readonly automationId?: string | undefined
  readonly leadId?: string | undefined
  readonly runId?: string | undefined
  readonly errorCode?: string | undefined
  readonly holdReason?: string | undefined
  /** Jobs that hold a credit. */
  readonly credit?: 'reserved' | undefined
  /** About `scheduledAt`: from inclusive, to exclusive. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** YYYY-MM-DD in the affiliate's zone: it came to its end on that day. */
  readonly endedOn?: string | undefined
  /** Each word begins one of the lead's name, address or number. */
  readonly q?: string | undefined
}

/** SQL that yields `id` and `sort` of the jobs as `selected`, and the values of its parameters. */
export type JobSelection = {
  readonly text: string
  /** SQL within it: whether the search left out what it did not examine. */
  readonly isCut: string
  readonly values: readonly unknown[]
}

const AT_REST = ['completed', 'failed', 'cancelled', 'held', 'unconfirmed'] as const
const WAITING = isWaiting('j')
const EPOCH = 'extract(epoch FROM j."scheduledAt")'
const NOW = '(SELECT "now" FROM clock)'
const DISTANCE = `abs(extract(epoch FROM j."scheduledAt" - ${NOW}))`

/** A search for words that thousands of leads have examines at most this many jobs at the head of its list. */
const EXAMINED_AT_MOST = 5_000

/**
 * The first `atMost` jobs of a filter, in the order of its list: waiting ones soonest first, those at rest
 * newest first, all together nearest to now first. Built of streams that each walk one index in its own order,
 * so that the cost follows the page and not the table.
 * @param input.isWhole a search finds everything, however long it takes
 */
export function selectJobs(input: {
  readonly affiliateId: string
  readonly filter: JobFilter
  readonly clock: SqlClock
  readonly atMost: number
  readonly isWhole?: boolean
}): JobSelection {
  const { filter } = input
  const { conditions, values } = conditionsOf(input.affiliateId, filter)
  const words = filter.q === undefined ? null : leadsByWords(input.affiliateId, filter.q, values)
  const bounded = (order: string) => `ORDER BY ${order} LIMIT ${Math.trunc(input.atMost)}`
  const { streams, ctes } = planOf({ filter, conditions, bounded, words, isWhole: input.isWhole === true })
  const text = `WITH clock AS MATERIALIZED (SELECT ${input.clock.now} AS "now"), ${words?.ctes ?? ''} ${ctes}
    selected AS (${streams.map((stream) => `(${stream})`).join('\n UNION ALL ')})`
  const isCut = words === null || input.isWhole === true || isOfRuns(filter) ? 'false' : `NOT ${FEW_FOUND}`
  return { text, values, isCut }
}

type Bounded = (order: string) => string

type Plan = {
  readonly filter: JobFilter
  readonly conditions: readonly string[]
  readonly bounded: Bounded
  /** Null: no words are searched. */
  readonly words: LeadsByWords | null
  readonly isWhole: boolean
}

function planOf(plan: Plan): { readonly streams: readonly string[]; readonly ctes: string } {
  const { filter, words } = plan
  if (filter.runId !== undefined || filter.leadId !== undefined) return { streams: [ofRuns(plan)], ctes: '' }
  const ofFew = words === null ? [] : [ofFoundLeads(plan)]
  const conditions = words === null ? plan.conditions : [...plan.conditions, `NOT ${FEW_FOUND}`]
  if (filter.automationId === undefined)
    return { streams: [...ofFew, ...streamsOf({ ...plan, conditions })], ctes: '' }
  const many = streamsOf({ ...plan, conditions: [...conditions, 'NOT (SELECT "few" FROM automation)'] })
  return { streams: [...ofFew, ofAutomation({ ...plan, conditions }), ...many], ctes: AUTOMATION }
}

/** Jobs of an automation with so few runs are found through these: among all others one would walk for long. */
const FEW_RUNS = 2_000

/** The automation is the second parameter whenever it is given. */
const AUTOMATION = `automation AS MATERIALIZED (
      SELECT coalesce(sum(n."runsActive" + n."runsPaused" + n."runsCompleted" + n."runsFailed" + n."runsCancelled"), 0)
        <= ${FEW_RUNS} AS "few"
      FROM "AutomationCounter" n WHERE n."affiliateId" = $1 AND n."automationId" = $2::uuid),`

/** The limits keep the planner, who believes in an average automation, on the keys of runs and jobs. */
function ofAutomation({ filter, conditions, bounded, words }: Plan): string {
  return `SELECT j."id", j."sort"
    FROM (
      SELECT r."id" FROM "AffiliateAutomationLog" r
      WHERE (SELECT "few" FROM automation) AND r."affiliateId" = $1 AND r."automationId" = $2::uuid
      ORDER BY r."startedAt" DESC, r."id" LIMIT ${FEW_RUNS}) r
    CROSS JOIN LATERAL (
      SELECT j."id", ${sortOf(filter.status)} AS "sort" FROM "AffiliateAutomationJob" j
      WHERE ${[...conditions, ...statusOf(filter)].join(' AND ')} AND j."runId" = r."id" ${hasWords(words)} OFFSET 0) j
    ${bounded('j."sort", j."id"')}`
}

/** SQL conditions on a job `j`, all but those about the state and the words of its lead. */
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
  demand(filter.leadId, (n) => `j."leadId" = $${n}::uuid`)
  demand(filter.errorCode, (n) => `j."errorCode" = $${n}`)
  demand(filter.holdReason, (n) => `j."holdReason"::text = $${n}`)
  if (filter.credit === 'reserved') conditions.push('j."creditReserved"')
  demand(filter.from, (n) => `j."scheduledAt" >= $${n}::timestamptz`)
  demand(filter.to, (n) => `j."scheduledAt" < $${n}::timestamptz`)
  demand(filter.endedOn, endedOn)
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
  return isOfRuns(filter) ? 'AnyJob' : 'AffiliateAutomationJob'
}

function isOfRuns({ runId, leadId }: JobFilter): boolean {
  return runId !== undefined || leadId !== undefined
}

/** Few jobs: those of some runs. Found through the runs, then sorted. */
function ofRuns({ filter, conditions, bounded, words }: Plan): string {
  return `SELECT j."id", ${sortOf(filter.status)} AS "sort"
    FROM "AffiliateAutomationLog" r
    JOIN "${jobsOf(filter)}" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id" AND j."leadId" = r."leadId"
    WHERE r."affiliateId" = $1 AND ${[...conditions, ...statusOf(filter)].join(' AND ')} ${hasWords(words)}
    ${bounded('"sort", j."id"')}`
}

/** The jobs of the leads that have the words, if these are few. LATERAL keeps the planner on the keys of runs and jobs. */
function ofFoundLeads({ filter, conditions, bounded }: Plan): string {
  return `SELECT j."id", ${sortOf(filter.status)} AS "sort"
    FROM found_leads f
    CROSS JOIN LATERAL (
      SELECT r."id" FROM "AffiliateAutomationLog" r
      WHERE ${FEW_FOUND} AND r."affiliateId" = $1 AND r."leadId" = f."id" OFFSET 0) r
    CROSS JOIN LATERAL (
      SELECT * FROM "AffiliateAutomationJob" j
      WHERE ${[...conditions, ...statusOf(filter)].join(' AND ')} AND j."runId" = r."id" OFFSET 0) j
    ${bounded('"sort", j."id"')}`
}

function statusOf({ status }: JobFilter): string[] {
  return status === undefined ? [] : [`j."status" = ${literal(status)}`]
}

function hasWords(words: LeadsByWords | null): string {
  return words === null ? '' : `AND ${words.has('j')}`
}

function sortOf(status: string | undefined): string {
  if (status === undefined) return DISTANCE
  return status === 'pending' ? EPOCH : `-${EPOCH}`
}

type Walk = { readonly condition: string; readonly sort: string; readonly order: string }

function streamsOf(plan: Plan): string[] {
  const { filter, conditions, words } = plan
  const walks = walksOf(filter)
  const examined = Math.ceil(EXAMINED_AT_MOST / walks.length)
  const streams = walks.map((walk) => streamOf(plan, walk, examined))
  if (filter.status !== undefined && filter.status !== 'processing') return streams
  const sort = filter.status === undefined ? DISTANCE : `-${EPOCH}`
  return [
    `SELECT j."id", ${sort} AS "sort" ${FROM_LEAVING} AND ${conditions.join(' AND ')} ${hasWords(words)}`,
    ...streams,
  ]
}

function streamOf({ conditions, bounded, words, isWhole }: Plan, walk: Walk, examined: number): string {
  const jobs = `"AffiliateAutomationJob" j WHERE ${[...conditions, walk.condition].join(' AND ')}`
  const select = `SELECT j."id", ${walk.sort} AS "sort" FROM`
  if (words === null || isWhole) return `${select} ${jobs} ${hasWords(words)} ${bounded(walk.order)}`
  const head = `SELECT j."id", j."leadId", j."scheduledAt" FROM ${jobs} ORDER BY ${walk.order} LIMIT ${examined}`
  return `${select} (${head}) j WHERE ${words.has('j')} ${bounded(walk.order)}`
}

/** What leaves this moment is in no index: it is found by its claim. */
function walksOf(filter: JobFilter): readonly Walk[] {
  const { status } = filter
  if (status === 'processing') return []
  if (status === 'pending') {
    return [{ condition: ifAny(filter, status, WAITING), sort: EPOCH, order: 'j."scheduledAt", j."id"' }]
  }
  const newestFirst = 'j."scheduledAt" DESC, j."id"'
  if (status !== undefined)
    return [{ condition: ifAny(filter, status, restsWith(status)), sort: `-${EPOCH}`, order: newestFirst }]
  const past = `j."scheduledAt" <= ${NOW}`
  const future = `j."scheduledAt" > ${NOW}`
  const byDistance = (condition: string, order: string): Walk => ({ condition, sort: DISTANCE, order })
  const waiting = [
    byDistance(`${WAITING} AND ${past}`, 'j."scheduledAt" DESC, j."id" DESC'),
    byDistance(`${WAITING} AND ${future}`, 'j."scheduledAt", j."id"'),
  ]
  return [
    ...(mayHave(filter, 'pending') ? waiting : []),
    ...AT_REST.filter((state) => mayHave(filter, state)).flatMap((state) => [
      byDistance(`${restsWith(state)} AND ${past}`, newestFirst),
      byDistance(`${restsWith(state)} AND ${future}`, 'j."scheduledAt", j."id" DESC'),
    ]),
  ]
}

/**
 * Whether a job of this status can match: what was sent has no error, only a held job has a reason to be held, and of
 * those that do not leave this moment only an unconfirmed one holds a credit. Among a million others none is found.
 */
function mayHave({ errorCode, holdReason, credit }: JobFilter, status: string): boolean {
  if (credit !== undefined && status !== 'unconfirmed') return false
  if (holdReason !== undefined && status !== 'held') return false
  return errorCode === undefined || status !== 'completed'
}

function ifAny(filter: JobFilter, status: string, condition: string): string {
  return mayHave(filter, status) ? condition : 'false'
}

function restsWith(status: string): string {
  return `j."restStatus" = ${literal(status)}`
}

/** A status is one of few words, checked by the contract; anything else is a bug of ours. */
function literal(status: string): string {
  if (!/^[a-z]+$/.test(status)) throw new RangeError(`No job status: ${status}`)
  return `'${status}'`
}
