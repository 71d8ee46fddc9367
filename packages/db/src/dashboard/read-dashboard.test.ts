import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK, movableClock } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { readProviderCredit } from '../provider/read-provider-credit.ts'
import { type AdminWorld, createAdminWorld, DAY_COLUMNS, TODAY_SQL } from '../testing/admin-world.ts'
import { closePool } from '../testing/close-pool.ts'
import { readDashboard } from './read-dashboard.ts'

const provider = 'mailketing'

let world: AdminWorld
let pool: pg.Pool
let affiliateId: string
let automationId: string

beforeAll(async () => {
  world = await createAdminWorld()
  pool = world.pool
})

afterAll(() => world?.close())

beforeEach(async () => {
  const ids = await world.reset()
  affiliateId = ids.affiliateId
  automationId = ids.automationId
})

function knowCredits(credits: number, age = '0 s') {
  return pool.query(
    `INSERT INTO "ProviderState" ("provider", "credits", "creditsAt") VALUES ($1, $2, now() - $3::interval)`,
    [provider, credits, age],
  )
}

function dashboard(clock = DATABASE_CLOCK) {
  return readDashboard(pool, { provider, clock, tickSeconds: 15 })
}

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
      `INSERT INTO "AutomationDay" ${DAY_COLUMNS} SELECT $1, $2, uuid_v7(), ${TODAY_SQL} - n, CASE n WHEN 0 THEN 10 ELSE 4460 END, 2
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
    const [late] = await world.enrol([-0.2, 24, 24 * 6, 24 * 8])
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
    const ids = await world.enrol([-1, -1, -1])
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
    await world.enrol([24])
    expect((await dashboard()).overdue).toMatchObject({ jobs: 0, oldestDueSeconds: null })
    await pool.query(`INSERT INTO "DemoClock" ("aheadHours") VALUES (25)`)
    const own = createPool({ url: world.url, applicationName: 'dashboard-demo', max: 4 })
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
