import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { databaseClock, movableClock } from '../../clock.ts'
import { createPool } from '../../connect.ts'
import { checkIntegrity } from '../../sql/provider/check-integrity.ts'
import { forgetOldDrains } from '../../sql/provider/forget-old-drains.ts'
import { raiseStandingAlerts } from '../../sql/provider/raise-standing-alerts.ts'
import { recordDrain } from '../../sql/provider/record-drain.ts'
import { closePool } from '../../testing/close-pool.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import { listAffiliates } from './list-affiliates.ts'
import { listAlerts } from './list-alerts.ts'
import { listChecks } from './list-checks.ts'
import { readCreditHistory } from './read-credit-history.ts'
import { readCreditStats } from './read-credit-stats.ts'
import { meanUsePerDay, readDailyUse } from './read-daily-use.ts'
import { readDashboard } from './read-dashboard.ts'
import { readProviderCredit } from './read-provider-credit.ts'

const provider = 'mailketing'

let database: TestDatabase
let pool: pg.Pool
let affiliateId: string
let automationId: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'dashboard-test' })
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

const idOf = async (text: string, values: unknown[] = []): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>(text, values)
  return rows[0]?.id ?? ''
}

beforeEach(async () => {
  await pool.query(
    `TRUNCATE "User", "AffiliateProfile", "AffiliateCredit", "AutomationDay", "Alert", "AlertDelivery", "ProviderCheck",
       "ProviderState", "EngineDrain", "EngineProcess", "DemoClock", "ActivityLog" CASCADE`,
  )
  const userId = await idOf(
    `INSERT INTO "User" ("name", "email") VALUES ('Siti Rahma', 'siti@affiliate.test') RETURNING "id"`,
  )
  affiliateId = await idOf(
    `INSERT INTO "AffiliateProfile" ("userId", "displayName") VALUES ($1, 'Siti Rahma') RETURNING "id"`,
    [userId],
  )
  await pool.query(
    `INSERT INTO "AffiliateCredit" ("affiliateId", "balance", "reserved") VALUES ($1, 186240, 0)`,
    [affiliateId],
  )
  automationId = await idOf(
    `INSERT INTO "AffiliateAutomation" ("affiliateId", "name", "triggerType", "status")
     VALUES ($1, 'Selamat datang', 'WELCOME', 'active') RETURNING "id"`,
    [affiliateId],
  )
})

const today = `(now() AT TIME ZONE 'Asia/Jakarta')::date`

/** One lead with `steps` pending jobs; returns their ids in order. */
const enrol = async (hoursFromNow: readonly number[]): Promise<readonly string[]> => {
  const leadId = await idOf(
    `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email") VALUES ($1, 'Lead', gen_random_uuid() || '@x.test')
     RETURNING "id"`,
    [affiliateId],
  )
  const runId = await idOf(
    `INSERT INTO "AffiliateAutomationLog" ("affiliateId", "automationId", "leadId", "triggerType", "totalSteps")
     VALUES ($1, $2, $3, 'WELCOME', $4) RETURNING "id"`,
    [affiliateId, automationId, leadId, hoursFromNow.length],
  )
  const ids: string[] = []
  for (const [index, hours] of hoursFromNow.entries()) {
    const stepId = await idOf(
      `INSERT INTO "AffiliateAutomationStep" ("affiliateId", "automationId", "stepOrder", "delayHours", "emailSubject", "emailBody")
       VALUES ($1, $2, (SELECT count(*) + 1 FROM "AffiliateAutomationStep" WHERE "automationId" = $2), 1, 's', 'b')
       RETURNING "id"`,
      [affiliateId, automationId],
    )
    ids.push(
      await idOf(
        `INSERT INTO "AffiliateAutomationJob"
           ("affiliateId", "automationId", "stepId", "leadId", "runId", "stepOrder", "scheduledAt")
         VALUES ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 hour') RETURNING "id"`,
        [affiliateId, automationId, stepId, leadId, runId, index + 1, hours],
      ),
    )
  }
  await pool.query(
    `INSERT INTO "AffiliateDue" SELECT $1, min("scheduledAt") FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1
     ON CONFLICT ("affiliateId") DO UPDATE SET "nextDueAt" = excluded."nextDueAt"`,
    [affiliateId],
  )
  return ids
}

const knowCredits = (credits: number, age = '0 s') =>
  pool.query(
    `INSERT INTO "ProviderState" ("provider", "credits", "creditsAt") VALUES ($1, $2, now() - $3::interval)`,
    [provider, credits, age],
  )

const dashboard = (clock = databaseClock) => readDashboard(pool, { provider, clock, tickSeconds: 15 })

describe('readDashboard', () => {
  it('tells an empty system from a healthy one', async () => {
    const empty = await dashboard()
    expect(empty.credit).toMatchObject({ status: 'unknown', credits: null, stale: true })
    expect(empty.forecast.runway).toBeNull()
    expect(empty.rate).toMatchObject({ perHour: 0, peak: null, failureRate: null })
    expect(empty.engine).toMatchObject({ state: 'stopped', lastDrain: null, nextTickAt: null, drains: [] })
    expect(empty.status).toBe('critical')
    expect(empty.integrity).toBeNull()
  })

  it('holds every number of the overview', async () => {
    await knowCredits(429_405)
    await pool.query(
      `INSERT INTO "AutomationDay" SELECT $1, $2, ${today} - n, CASE n WHEN 0 THEN 10 ELSE 4460 END, 2
       FROM generate_series(0, 20) n`,
      [affiliateId, automationId],
    )
    await pool.query(
      `INSERT INTO "EngineDrain" ("processId", "cause", "startedAt", "durationMs", "claimed", "accepted", "failed")
       SELECT 'p1', 'tick', date_trunc('hour', now()) - n * interval '1 hour', 40, 190,
         CASE n WHEN 5 THEN 412 ELSE 176 END, 1 FROM generate_series(0, 23) n
       UNION ALL SELECT 'p1', 'tick', now() - interval '30 hours', 40, 9999, 9999, 9999`,
    )
    await pool.query(
      `INSERT INTO "EngineProcess" ("id", "engine", "slots", "lastSeenAt") VALUES
       ('p1', true, 32, now()), ('p2', true, 32, now() - interval '2 minutes'), ('api', false, 0, now()),
       ('old', true, 32, now() - interval '3 hours')`,
    )
    const [late] = await enrol([-0.2, 24, 24 * 6, 24 * 8])
    expect(late).toBeDefined()

    const shown = await dashboard()
    expect(shown.credit).toMatchObject({ status: 'healthy', credits: 429_405, stale: false })
    expect(shown.forecast).toMatchObject({ usePerDay: 4_460, runway: { basis: '14d', daysLeft: 96 } })
    expect(shown.rate).toMatchObject({
      sent24h: 23 * 176 + 412,
      failed24h: 24,
      perHour: 186,
      peak: { sent: 412 },
    })
    expect(shown.rate.failureRate).toBeCloseTo(24 / (23 * 176 + 412 + 24))
    expect(shown.overdue).toMatchObject({ jobs: 1, exact: true })
    expect(shown.overdue.oldestDueSeconds).toBeGreaterThanOrEqual(720)
    expect(shown.overdue.oldestDueSeconds).toBeLessThan(780)
    expect(shown.engine).toMatchObject({ activeProcesses: 1, knownProcesses: 2 })
    expect(shown.engine.drains).toHaveLength(25)
    expect(shown.engine.lastDrain).toMatchObject({ accepted: 176, failed: 1 })
    expect((shown.engine.nextTickAt?.getTime() ?? 0) % 15_000).toBe(0)
    expect(shown.solvency).toMatchObject({ affiliateBalance: 186_240, scheduled7d: 3, surplus: 243_165 })
    expect(shown.solvency.coverage).toBeCloseTo(2.3056, 3)
    expect(shown.status).toBe('warning')
  })

  it('counts what went out after a retry', async () => {
    const ids = await enrol([-1, -1, -1])
    for (const id of ids) {
      await pool.query(
        `INSERT INTO "AutomationAttempt" ("affiliateId", "jobId", "attemptNo", "outcome", "errorCode", "message")
         SELECT $1, $2, n, 'not_sent', 'PROVIDER_BUSY', 'busy' FROM generate_series(1, 2) n`,
        [affiliateId, id],
      )
    }
    await pool.query(
      `UPDATE "AffiliateAutomationJob" SET "status" = 'failed', "failedAt" = now(), "errorCode" = 'X' WHERE "id" = $1`,
      [ids[0]],
    )
    await pool.query(
      `UPDATE "AffiliateAutomationJob" SET "status" = 'processing', "leaseToken" = gen_random_uuid(), "leaseUntil" = now()
       WHERE "id" = $1`,
      [ids[1]],
    )
    await pool.query(
      `UPDATE "AffiliateAutomationJob" SET "status" = 'completed', "leaseToken" = NULL, "leaseUntil" = NULL,
         "creditDeducted" = true, "emailSent" = true, "executedAt" = now() WHERE "id" = $1`,
      [ids[1]],
    )
    expect((await dashboard()).recovery).toEqual({ recovered: 1, ended: 2, rate: 0.5 })
  })

  it('follows the demo clock for what is due', async () => {
    await enrol([24])
    expect((await dashboard()).overdue).toMatchObject({ jobs: 0, oldestDueSeconds: null })
    await pool.query(`INSERT INTO "DemoClock" ("aheadHours") VALUES (25)`)
    const own = createPool({ url: database.url, applicationName: 'dashboard-demo', max: 4 })
    const ahead = await readDashboard(own, { provider, clock: movableClock, tickSeconds: 15 })
    await closePool(own)
    expect(ahead.overdue.jobs).toBe(1)
    expect(ahead.overdue.oldestDueSeconds).toBeGreaterThanOrEqual(3_600)
    expect(ahead.overdue.oldestDueSeconds).toBeLessThan(3_660)
  })
})

describe('readProviderCredit', () => {
  it('never shows a stale balance as healthy', async () => {
    await knowCredits(429_405, '24 hours 1 minute')
    const credit = await readProviderCredit(pool, provider)
    expect(credit).toMatchObject({ status: 'unknown', level: 'healthy', stale: true, credits: 429_405 })
    expect(credit.ageSeconds).toBeGreaterThan(24 * 60 * 60)
    expect((await dashboard()).forecast.runway).toBeNull()
  })

  it('tells why the newest check failed, but not while it is still asking', async () => {
    await knowCredits(60_000)
    const check = `INSERT INTO "ProviderCheck" ("provider", "cause", "at", "errorCode", "message") VALUES ($1, 'cron', now() - $2::interval, $3, 'm')`
    await pool.query(check, [provider, '1 s', 'NO_ANSWER'])
    expect((await readProviderCredit(pool, provider)).fault).toBeNull()
    await pool.query(check, [provider, '5 minutes', 'CONNECTION_REFUSED'])
    expect((await readProviderCredit(pool, provider)).fault).toMatchObject({
      errorCode: 'CONNECTION_REFUSED',
    })
  })
})

describe('history, statistics and checks', () => {
  it('thins the history to 400 points and keeps dips and the newest', async () => {
    await pool.query(
      `INSERT INTO "ProviderCheck" ("provider", "cause", "at", "credits", "level")
       SELECT $1, 'cron', now() - n * interval '20 minutes', CASE n WHEN 777 THEN 7 ELSE 400000 - n END, 'healthy'
       FROM generate_series(0, 2000) n`,
      [provider],
    )
    const points = await readCreditHistory(pool, { provider, days: 30 })
    expect(points.length).toBeLessThanOrEqual(400)
    expect(points.length).toBeGreaterThan(300)
    expect(points.some((point) => point.credits === 7)).toBe(true)
    expect(points.at(-1)?.credits).toBe(400_000)
    expect(await readCreditHistory(pool, { provider: 'other', days: 30 })).toEqual([])
  })

  it('answers the original statistics over the days asked for', async () => {
    await pool.query(
      `INSERT INTO "ProviderCheck" ("provider", "cause", "at", "credits") VALUES
       ($1, 'cron', now(), 100), ($1, 'cron', now() - interval '1 day', 201), ($1, 'cron', now() - interval '40 days', 1)`,
      [provider],
    )
    await pool.query(
      `INSERT INTO "Alert" ("kind", "subject", "level", "resolvedAt") VALUES ('provider_credit', $1, 'warning', now())`,
      [provider],
    )
    expect(await readCreditStats(pool, { provider, days: 30 })).toEqual({
      checksPerformed: 2,
      averageBalance: 151,
      lowestBalance: 100,
      alertsTriggered: 1,
    })
  })

  it('pages checks without gap or repetition', async () => {
    await pool.query(
      `INSERT INTO "ProviderCheck" ("provider", "cause", "at", "credits")
       SELECT $1, 'cron', now() - (n / 2) * interval '1 hour', n FROM generate_series(0, 6) n`,
      [provider],
    )
    const first = await listChecks(pool, { provider, after: null, limit: 3 })
    const [at = '', id = ''] = first.nextCursor?.split('_') ?? []
    const rest = await listChecks(pool, { provider, after: { at, id }, limit: 10 })
    expect(new Set([...first.rows, ...rest.rows].map((row) => row.id)).size).toBe(7)
    expect(rest.nextCursor).toBeNull()
  })
})

describe('use per day', () => {
  it('fills days without mails and means over full days since the first', async () => {
    await pool.query(
      `INSERT INTO "AutomationDay" VALUES ($1, $2, ${today}, 5, 0), ($1, $2, ${today} - 2, 100, 1)`,
      [affiliateId, automationId],
    )
    const use = await readDailyUse(pool, databaseClock, 15)
    expect(use).toHaveLength(15)
    expect(use.slice(-3).map((day) => day.sent)).toEqual([100, 0, 5])
    expect(meanUsePerDay(use)).toBe(50)
    expect(meanUsePerDay([{ day: 'd', sent: 5, failed: 0 }])).toBe(5)
  })
})

describe('standing alerts', () => {
  const sweep = () => raiseStandingAlerts({ pool, notify: () => undefined })
  const open = async () =>
    (await listAlerts(pool, { state: 'unresolved', after: null, limit: 10 })).rows.map(
      ({ kind, level, value, affiliateName }) => ({ kind, level, value, affiliateName }),
    )

  it('opens for low credit and a blocked provider once, and ends them with their cause', async () => {
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 42`)
    expect(await sweep()).toEqual({ opened: 0, resolved: 0 })
    await enrol([1])
    await pool.query(
      `INSERT INTO "ProviderState" ("provider", "breaker", "errorCode", "errorMessage") VALUES ($1, 'open', 'BAD_KEY', 'refused')`,
      [provider],
    )
    expect(await sweep()).toEqual({ opened: 2, resolved: 0 })
    expect(await sweep()).toEqual({ opened: 0, resolved: 0 })
    expect(await open()).toContainEqual({
      kind: 'affiliate_credit',
      level: 'warning',
      value: 42,
      affiliateName: 'Siti Rahma',
    })
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 0`)
    expect(await sweep()).toEqual({ opened: 1, resolved: 0 })
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 500`)
    await pool.query(`UPDATE "ProviderState" SET "breaker" = 'closed'`)
    expect(await sweep()).toEqual({ opened: 0, resolved: 2 })
    expect(await open()).toEqual([])
  })

  it('opens for e-mails in doubt for more than ten minutes', async () => {
    const [id] = await enrol([-1])
    await pool.query(
      `UPDATE "AffiliateAutomationJob" SET "status" = 'processing', "leaseToken" = gen_random_uuid(), "leaseUntil" = now()`,
    )
    await pool.query(
      `UPDATE "AffiliateAutomationJob" SET "status" = 'unconfirmed', "leaseToken" = NULL, "leaseUntil" = NULL,
         "unconfirmedAt" = now() WHERE "id" = $1`,
      [id],
    )
    await pool.query(
      `INSERT INTO "AutomationCounter" ("affiliateId", "automationId", "total", "unconfirmed") VALUES ($1, $2, 1, 1)`,
      [affiliateId, automationId],
    )
    expect(await sweep()).toEqual({ opened: 0, resolved: 0 })
    await pool.query(`UPDATE "AffiliateAutomationJob" SET "unconfirmedAt" = now() - interval '11 minutes'`)
    expect(await sweep()).toEqual({ opened: 1, resolved: 0 })
    expect(await open()).toEqual([
      { kind: 'unconfirmed', level: 'warning', value: 1, affiliateName: 'Siti Rahma' },
    ])
  })
})

describe('integrity', () => {
  it('opens an alert for money that does not add up, shows the last result, and ends it when it does', async () => {
    const notified: string[] = []
    const check = () =>
      checkIntegrity({ pool, clock: databaseClock, actor: { by: null }, notify: (id) => notified.push(id) })
    const broken = await check()
    expect(broken.passed).toBeLessThan(broken.total)
    expect((await dashboard()).integrity).toMatchObject({ passed: broken.passed, total: broken.total })
    expect((await dashboard()).alerts).toMatchObject([{ kind: 'integrity', level: 'emergency' }])
    await check()
    expect(notified).toHaveLength(1)
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 0`)
    const whole = await check()
    expect(whole.results.filter((result) => !result.ok)).toEqual([])
    expect((await dashboard()).alerts).toEqual([])
  })
})

describe('recordDrain', () => {
  it('keeps the drain and counts towards the next check', async () => {
    const drain = {
      processId: 'p',
      cause: 'tick',
      durationMs: 12.4,
      claimed: 3,
      accepted: 2,
      failed: 1,
      provider,
    } as const
    expect(await recordDrain(pool, drain)).toEqual({ sentSinceCheck: 2 })
    expect(await recordDrain(pool, drain)).toEqual({ sentSinceCheck: 4 })
    expect((await dashboard()).rate).toMatchObject({ sent24h: 4, failed24h: 2 })
    const empty = { ...drain, claimed: 0, accepted: 0, failed: 0 }
    expect(await recordDrain(pool, { ...empty, cause: 'wake' })).toBeNull()
    expect(await recordDrain(pool, empty)).toEqual({ sentSinceCheck: 4 })
    expect((await dashboard()).engine.drains).toHaveLength(3)
  })

  it('forgets drains after 30 days', async () => {
    await pool.query(
      `INSERT INTO "EngineDrain" ("processId", "cause", "startedAt", "durationMs", "claimed", "accepted", "failed")
       SELECT 'p', 'tick', now() - n * interval '1 day', 1, 0, 0, 0 FROM generate_series(28, 32) n`,
    )
    expect(await forgetOldDrains(pool)).toBe(3)
    expect(await forgetOldDrains(pool)).toBe(0)
  })
})

describe('listAffiliates', () => {
  it('shows balance, held credits and the week, and finds by part of the name', async () => {
    await pool.query(`UPDATE "AffiliateCredit" SET "reserved" = 40`)
    await pool.query(
      `INSERT INTO "AutomationDay" VALUES ($1, $2, ${today}, 5, 1), ($1, $2, ${today} - 6, 7, 0), ($1, $2, ${today} - 7, 9, 0)`,
      [affiliateId, automationId],
    )
    const list = (search: string | null) =>
      listAffiliates(pool, databaseClock, { search, after: null, limit: 10 })
    expect((await list('rahm')).rows).toMatchObject([
      { name: 'Siti Rahma', balance: 186_240, reserved: 40, available: 186_200, sent7d: 12, failed7d: 1 },
    ])
    expect((await list('%')).rows).toEqual([])
  })
})
