import type { ReportWindow } from '@booster/contracts/automations/report-windows'
import {
  type AdminDeliveryFigures,
  FIGURE_ROWS_AT_MOST,
  type MailCounts,
} from '@booster/contracts/delivery/delivery-figures'
import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { OpensRule } from '@booster/engine/domain/automation'
import { NEWS } from '@booster/engine/domain/delivery-event'
import type { StepRef } from '@booster/engine/ports'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { countedDayIn, todayIn } from '../connection/zoned-day.ts'
import { DAYS_BEFORE } from './days-before.ts'

/**
 * As admins see it; for one affiliate, `affiliates` has that one. With the rules by which mails are counted, instead of
 * what follows from them.
 */
export type DeliveryFacts = Omit<AdminDeliveryFigures, 'counting' | 'automations'> & {
  readonly automations: {
    readonly rows: readonly (Omit<NamedAutomation, 'counting'> & { readonly rules: CountingRules })[]
    /** With each rule that one of them has. */
    readonly others:
      | (OtherAutomations & {
          readonly rules: { readonly opens: readonly OpensRule[]; readonly clicks: readonly boolean[] }
        })
      | null
  }
}

/** By which the mails of a sequence are counted. */
export type CountingRules = {
  readonly opens: OpensRule
  readonly clicks: boolean
  /** Where openings depend on the text, with `auto`: the steps of which a mail was sent in the window. */
  readonly steps: readonly StepRef[]
}

type NamedAutomation = AdminDeliveryFigures['automations']['rows'][number]
type OtherAutomations = NonNullable<AdminDeliveryFigures['automations']['others']>

/** What became of the mails of one affiliate, or of all, by counters alone. What became of a mail counts on the day it was sent. */
export async function readDeliveryFigures(
  db: Queryable,
  input: {
    /** Null: all. */
    readonly affiliateId: string | null
    readonly window: ReportWindow
    readonly clock: SqlClock
    readonly zone: TimeZone
  },
): Promise<DeliveryFacts> {
  const before = DAYS_BEFORE[input.window]
  const { rows } = await db.query<FactsRow>(statement(input), [
    before,
    FIGURE_ROWS_AT_MOST,
    input.affiliateId,
  ])
  const row = rows[0]
  if (row === undefined) throw new Error('Delivery figures returned no row')
  const { counted, ...facts } = row
  const ofUnknown = subtract(facts.total, counted)
  return {
    ...facts,
    per: before === null ? 'month' : 'day',
    withoutDomain: ofUnknown.sent > 0 ? ofUnknown : null,
  }
}

type FactsRow = Omit<DeliveryFacts, 'per' | 'withoutDomain'> & {
  /** By domain. */
  readonly counted: MailCounts
}

const KINDS = ['sent', ...NEWS] as const
/** SQL: the sums of all counters, over rows `c`. */
const SUMS = KINDS.map((kind) => `coalesce(sum(c."${kind}"), 0)::int AS "${kind}"`).join(', ')
/** SQL: the counters of a row as parts of a JSON object. @param row its alias with a dot */
function pairs(row: string): string {
  return KINDS.map((kind) => `'${kind}', ${row}"${kind}"`).join(', ')
}
const SUM_PAIRS = KINDS.map((kind) => `'${kind}', coalesce(sum(c."${kind}"), 0)::int`).join(', ')

type Question = {
  readonly affiliateId: string | null
  readonly window: ReportWindow
  readonly clock: SqlClock
  readonly zone: TimeZone
}

/** `$1`: days of the window before today, `$2`: rows of a list, `$3`: the affiliate. */
function statement({ affiliateId, window, clock, zone }: Question): string {
  const today = todayIn(zone, clock)
  const day = countedDayIn(zone, 'd.')
  const bucket = DAYS_BEFORE[window] === null ? `date_trunc('month', ${day}::timestamp)::date` : day
  // A day of the counters is a day in Jakarta: its last hours may belong to the next one here.
  const isWithin = `($1::int IS NULL OR d."day" >= ${today} - $1 - 1 AND ${day} >= ${today} - $1)`
  const from = (table: string) =>
    affiliateId === null
      ? `"AffiliateProfile" p JOIN "${table}" d ON d."affiliateId" = p."id" AND $3::uuid IS NULL AND ${isWithin}`
      : `"${table}" d WHERE d."affiliateId" = $3 AND ${isWithin}`
  const counters = KINDS.map((kind) => `sum(d."${kind}")::int AS "${kind}"`).join(', ')
  return `
    WITH counted AS MATERIALIZED (
      SELECT d."affiliateId" AS aff, d."automationId" AS aut, ${bucket} AS day, ${counters}
      FROM ${from('AutomationDay')} GROUP BY GROUPING SETS ((3), (1, 2))),
    domains AS MATERIALIZED (
      SELECT d."domain", ${counters} FROM ${from('DomainDay')} GROUP BY 1),
    days AS (SELECT * FROM counted c WHERE c.day IS NOT NULL),
    automations AS (
      SELECT a."id", a."name", a."trackOpens"::text AS "trackOpens", a."trackClicks", p."displayName" AS "affiliateName", s.*
      FROM counted s
      JOIN "AffiliateAutomation" a ON a."affiliateId" = s.aff AND a."id" = s.aut
      JOIN "AffiliateProfile" p ON p."id" = s.aff),
    affiliates AS (
      SELECT p."id", p."displayName" AS "name", s.*
      FROM (SELECT c.aff, ${SUMS} FROM counted c WHERE c.aff IS NOT NULL GROUP BY 1) s JOIN "AffiliateProfile" p ON p."id" = s.aff)
    SELECT (${today} - $1::int)::text AS "from", ${today}::text AS "to",
      (SELECT jsonb_build_object(${SUM_PAIRS}) FROM days c) AS "total",
      (SELECT jsonb_build_object(${SUM_PAIRS}) FROM domains c) AS "counted",
      ${daysOf(today)} AS "days",
      ${topOf('domains', { domain: 'domain' })} AS "domains",
      ${topOf(
        'automations',
        { id: 'id', name: 'name', affiliateName: 'affiliateName' },
        {
          ofRow: `'opens', c."trackOpens", 'clicks', c."trackClicks", 'steps',
          CASE WHEN c."trackOpens" = 'auto' THEN ${mailedSteps(isWithin)} ELSE '[]' END`,
          ofOthers: OTHER_RULES,
        },
      )} AS "automations",
      ${topOf('affiliates', { id: 'id', name: 'name' })} AS "affiliates"`
}

const IS_TOP = 'c.place <= $2'
/** SQL: the rules of the sequences that are not named, each once. */
const OTHER_RULES = `'opens', jsonb_agg(DISTINCT c."trackOpens") FILTER (WHERE NOT ${IS_TOP}),
          'clicks', jsonb_agg(DISTINCT c."trackClicks") FILTER (WHERE NOT ${IS_TOP})`

/** SQL: the steps of the sequence `c` of which a mail was sent in the window. @param isWithin of a row `d` of the counters */
function mailedSteps(isWithin: string): string {
  return `(
          SELECT coalesce(jsonb_agg(jsonb_build_object(
            'affiliateId', s."affiliateId", 'stepId', s."id", 'version', s."version")), '[]')
          FROM "AffiliateAutomationStep" s
          WHERE s."affiliateId" = c.aff AND s."automationId" = c.aut AND EXISTS (
            SELECT FROM "AutomationDay" d
            WHERE d."affiliateId" = s."affiliateId" AND d."automationId" = s."automationId" AND d."stepId" = s."id"
              AND d."sent" > 0 AND ${isWithin}))`
}

/** Every day of the window, also those without a mail; without a beginning the months from the first mail on. */
function daysOf(today: string): string {
  const counts = KINDS.map((kind) => `'${kind}', coalesce(c."${kind}", 0)`).join(', ')
  return `(
      SELECT coalesce(jsonb_agg(jsonb_build_object('day', g.day::date::text, ${counts}) ORDER BY g.day), '[]')
      FROM generate_series(
        CASE WHEN $1::int IS NULL THEN (SELECT min(day) FROM days WHERE sent > 0) ELSE ${today} - $1::int END, ${today},
        CASE WHEN $1::int IS NULL THEN interval '1 month' ELSE interval '1 day' END) AS g(day)
      LEFT JOIN days c ON c.day = g.day::date)`
}

/** The rows with the most mails, and the sums of the others. @param rules what stands in their JSON as `rules` */
function topOf(
  from: string,
  columns: Readonly<Record<string, string>>,
  rules?: { readonly ofRow: string; readonly ofOthers: string },
): string {
  const [key] = Object.values(columns)
  const names = Object.entries(columns).map(([name, column]) => `'${name}', c."${column}"`)
  const rulesOf = (part: string | undefined) =>
    part === undefined ? '' : `, 'rules', jsonb_build_object(${part})`
  const ofRow = `${names.join(', ')}, ${pairs('c.')}${rulesOf(rules?.ofRow)}`
  const sums = KINDS.map((kind) => `'${kind}', (sum(c."${kind}") FILTER (WHERE NOT ${IS_TOP}))::int`)
  const ofOthers = `${sums.join(', ')}${rulesOf(rules?.ofOthers)}`
  return `(
      SELECT jsonb_build_object(
        'rows', coalesce(jsonb_agg(jsonb_build_object(${ofRow}) ORDER BY c.place)
          FILTER (WHERE ${IS_TOP}), '[]'),
        'others', CASE WHEN count(*) > $2 THEN jsonb_build_object('rows', count(*) - $2, ${ofOthers}) END)
      FROM (SELECT t.*, row_number() OVER (ORDER BY t."sent" DESC, t."${key}") AS place FROM ${from} t WHERE t."sent" > 0) c)`
}

function subtract(counts: MailCounts, less: MailCounts): MailCounts {
  return {
    sent: counts.sent - less.sent,
    delivered: counts.delivered - less.delivered,
    opened: counts.opened - less.opened,
    clicked: counts.clicked - less.clicked,
    bounced: counts.bounced - less.bounced,
    complained: counts.complained - less.complained,
    unsubscribed: counts.unsubscribed - less.unsubscribed,
    left: counts.left - less.left,
    openedByMachine: counts.openedByMachine - less.openedByMachine,
  }
}
