import type { OpenAlertInput, ProblemLimits } from '@booster/services/alerts/ports'
import type pg from 'pg'
import type { SqlClock } from '../connection/clock.ts'
import { jakartaDay } from '../engine-store/shared/count-days.ts'

type FindInput = { readonly clock: SqlClock; readonly limits: ProblemLimits }

type BlockedRow = { readonly provider: string; readonly code: string | null; readonly message: string | null }
type LowRow = { readonly affiliateId: string; readonly available: number }
type UnconfirmedRow = { readonly affiliateId: string; readonly jobs: number }

/** What is wrong at this moment and deserves an alert. */
export async function findStandingProblems(
  pool: pg.Pool,
  input: FindInput,
): Promise<readonly OpenAlertInput[]> {
  return [
    ...(await findBlockedProviders(pool)),
    ...(await findLowCredits(pool, input)),
    ...(await findAgedUnconfirmed(pool, input)),
  ]
}

/** A breaker that is not closed. */
async function findBlockedProviders(pool: pg.Pool): Promise<readonly OpenAlertInput[]> {
  const { rows } = await pool.query<BlockedRow>({
    name: 'find-blocked-providers',
    text: `SELECT "provider", "errorCode" AS "code", "errorMessage" AS "message" FROM "ProviderState"
           WHERE "breaker" <> 'closed'`,
  })
  return rows.map((row) => ({
    kind: 'provider_blocked',
    subject: row.provider,
    level: 'critical',
    detail: [row.code, row.message].filter((part) => part !== null).join(': '),
  }))
}

/** Active affiliates that have mails to send, or sent some this week, with little or no credit left. */
async function findLowCredits(
  pool: pg.Pool,
  { clock, limits }: FindInput,
): Promise<readonly OpenAlertInput[]> {
  const { rows } = await pool.query<LowRow>({
    name: 'find-low-credits',
    text: `SELECT c."affiliateId", c."balance" - c."reserved" AS "available"
           FROM "AffiliateCredit" c JOIN "AffiliateProfile" p ON p."id" = c."affiliateId" AND p."status" = 'active'
           WHERE c."balance" - c."reserved" <= $1
             AND (EXISTS (SELECT FROM "AffiliateDue" d WHERE d."affiliateId" = c."affiliateId")
               OR EXISTS (SELECT FROM "AutomationDay" y WHERE y."affiliateId" = c."affiliateId"
                 AND y."day" > ${jakartaDay(clock.now)} - 7 AND y."sent" > 0))`,
    values: [limits.lowCredits],
  })
  return rows.map((row) => ({
    kind: 'affiliate_credit',
    subject: row.affiliateId,
    affiliateId: row.affiliateId,
    level: row.available <= 0 ? 'critical' : 'warning',
    value: row.available,
    threshold: limits.lowCredits,
  }))
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
