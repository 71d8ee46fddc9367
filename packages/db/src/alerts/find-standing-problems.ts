import {
  type CreditStandingFacts,
  creditStandingOf,
  LOW_AT_LEAST,
  LOW_WITHIN_DAYS,
  lowCreditMark,
} from '@booster/engine/domain/forecast/credit-standing'
import type { OpenAlertInput, ProblemLimits } from '@booster/services/alerts/ports'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { HOME_ZONE, todayIn } from '../connection/zoned-day.ts'
import { readCreditForecast } from '../credits/read-credit-forecast.ts'
import { averagePerDay } from '../credits/read-credit-use.ts'

type FindInput = { readonly clock: SqlClock; readonly limits: ProblemLimits }

type BlockedRow = { readonly provider: string; readonly code: string | null; readonly message: string | null }
type LowRow = Omit<CreditStandingFacts, 'uncoveredSoon'> & { readonly affiliateId: string }
type MailboxRow = { readonly mailbox: string; readonly error: string }
type UnconfirmedRow = { readonly affiliateId: string; readonly jobs: number }

/** What is wrong at this moment and deserves an alert. */
export async function findStandingProblems(
  pool: pg.Pool,
  input: FindInput,
): Promise<readonly OpenAlertInput[]> {
  return [
    ...(await findBlockedProviders(pool, input)),
    ...(await findLowCredits(pool, input)),
    ...(await findAgedUnconfirmed(pool, input)),
    ...(await findUnreadMailboxes(pool, input)),
  ]
}

/** A breaker that is not closed, and has not been for as long as its problem may pass without an alert. */
async function findBlockedProviders(
  pool: pg.Pool,
  { clock }: Pick<FindInput, 'clock'>,
): Promise<readonly OpenAlertInput[]> {
  const { rows } = await pool.query<BlockedRow>({
    name: 'find-blocked-providers',
    text: `SELECT "provider", "errorCode" AS "code", "errorMessage" AS "message" FROM "ProviderState"
           WHERE "breaker" <> 'closed' AND coalesce("alertAt" <= ${clock.now}, true)`,
  })
  return rows.map((row) => ({
    kind: 'provider_blocked',
    subject: row.provider,
    level: 'critical',
    detail: [row.code, row.message].filter((part) => part !== null).join(': '),
  }))
}

/**
 * Active affiliates whose credit is low or used up while it is in use, by the rule that their own app shows. Whoever has
 * credit for everything open is judged by the average alone.
 */
async function findLowCredits(
  pool: pg.Pool,
  { clock }: Pick<FindInput, 'clock'>,
): Promise<readonly OpenAlertInput[]> {
  const today = todayIn(HOME_ZONE, clock)
  const { rows } = await pool.query<LowRow>({
    name: 'find-low-credits',
    text: `SELECT p."id" AS "affiliateId", coalesce(c."balance" - c."reserved", 0) AS "availableCredits",
             y."averagePerDay", o."openJobs"
           FROM "AffiliateProfile" p
           LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = p."id"
           CROSS JOIN LATERAL (
             SELECT ${averagePerDay(today)} AS "averagePerDay" FROM "AutomationDay" d
             WHERE d."affiliateId" = p."id" AND d."day" BETWEEN ${today} - 14 AND ${today} - 1) y
           CROSS JOIN LATERAL (
             SELECT (coalesce(sum(n."total" - n."failed" - n."cancelled"), 0) - coalesce((
               SELECT sum(s."sentCount") FROM "AffiliateAutomationStep" s WHERE s."affiliateId" = p."id"), 0))::int AS "openJobs"
             FROM "AutomationCounter" n WHERE n."affiliateId" = p."id") o
           WHERE p."status" = 'active' AND (y."averagePerDay" > 0 OR o."openJobs" > 0)
             AND (coalesce(c."balance" - c."reserved", 0) <= greatest($1, $2 * y."averagePerDay")
               OR coalesce(c."balance" - c."reserved", 0) < o."openJobs")`,
    values: [LOW_AT_LEAST, LOW_WITHIN_DAYS],
  })
  const found: OpenAlertInput[] = []
  for (const { affiliateId, ...row } of rows) {
    const { uncoveredSoon } = await readCreditForecast(pool, { affiliateId, clock, zone: HOME_ZONE })
    const facts = { ...row, uncoveredSoon }
    const standing = creditStandingOf(facts)
    if (standing === 'ok') continue
    found.push({
      kind: 'affiliate_credit',
      subject: affiliateId,
      affiliateId,
      level: standing === 'empty' ? 'critical' : 'warning',
      value: row.availableCredits,
      threshold: lowCreditMark(facts),
    })
  }
  return found
}

/** E-mails unconfirmed for too long, per affiliate; the counters say which affiliates have any. */
async function findAgedUnconfirmed(
  pool: pg.Pool,
  { clock, limits }: FindInput,
): Promise<readonly OpenAlertInput[]> {
  const { rows } = await pool.query<UnconfirmedRow>({
    name: 'find-aged-unconfirmed',
    text: `SELECT n."affiliateId", j."jobs"
           FROM (SELECT DISTINCT "affiliateId" FROM "AutomationCounter" WHERE "unconfirmed" > 0) n
           CROSS JOIN LATERAL (
             SELECT count(*)::int AS "jobs" FROM "AffiliateAutomationJob" j
             WHERE j."affiliateId" = n."affiliateId" AND j."restStatus" = 'unconfirmed'
               AND j."unconfirmedAt" < ${clock.now} - $1 * interval '1 millisecond') j
           WHERE j."jobs" > 0`,
    values: [limits.unconfirmedAfterMs],
  })
  return rows.map((row) => ({
    kind: 'unconfirmed',
    subject: row.affiliateId,
    affiliateId: row.affiliateId,
    level: 'warning',
    value: row.jobs,
    threshold: 0,
  }))
}

/** A mailbox that nobody tried for longer than the longest pause is not set up any more. */
const FORGOTTEN_AFTER_HOURS = 2

async function findUnreadMailboxes(
  pool: pg.Pool,
  { clock, limits }: FindInput,
): Promise<readonly OpenAlertInput[]> {
  const { rows } = await pool.query<MailboxRow>({
    name: 'find-unread-mailboxes',
    text: `SELECT "mailbox", "error" FROM "ReportMailbox"
           WHERE "failingSince" <= ${clock.now} - $1 * interval '1 millisecond'
             AND "triedAt" > ${clock.now} - $2 * interval '1 hour'`,
    values: [limits.mailboxAfterMs, FORGOTTEN_AFTER_HOURS],
  })
  return rows.map(({ mailbox, error }) => ({
    kind: 'mailbox',
    subject: mailbox,
    level: 'warning',
    detail: error,
  }))
}
