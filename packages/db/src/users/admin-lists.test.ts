import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { listChecks } from '../provider/list-checks.ts'
import { readCreditHistory } from '../provider/read-credit-history.ts'
import { readCreditStats } from '../provider/read-credit-stats.ts'
import { meanUsePerDay, readDailyUse } from '../provider/read-daily-use.ts'
import { type AdminWorld, createAdminWorld, DAY_COLUMNS, TODAY_SQL } from '../testing/admin-world.ts'
import { listAffiliates } from './list-affiliates.ts'

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
      `INSERT INTO "AutomationDay" ${DAY_COLUMNS} VALUES ($1, $2, uuid_v7(), ${TODAY_SQL}, 5, 0), ($1, $2, uuid_v7(), ${TODAY_SQL} - 2, 100, 1)`,
      [affiliateId, automationId],
    )
    const use = await readDailyUse(pool, { clock: DATABASE_CLOCK, days: 15 })
    expect(use).toHaveLength(15)
    expect(use.slice(-3).map((day) => day.sent)).toEqual([100, 0, 5])
    expect(meanUsePerDay(use)).toBe(50)
    expect(meanUsePerDay([{ day: 'd', sent: 5, failed: 0 }])).toBe(5)
  })
})

describe('listAffiliates', () => {
  it('shows balance, held credits and the week, and finds by part of the name', async () => {
    await pool.query(`UPDATE "AffiliateCredit" SET "reserved" = 40`)
    await pool.query(
      `INSERT INTO "AutomationDay" ${DAY_COLUMNS} VALUES ($1, $2, uuid_v7(), ${TODAY_SQL}, 5, 1), ($1, $2, uuid_v7(), ${TODAY_SQL} - 6, 7, 0), ($1, $2, uuid_v7(), ${TODAY_SQL} - 7, 9, 0)`,
      [affiliateId, automationId],
    )
    const list = (search: string | null) =>
      listAffiliates(pool, DATABASE_CLOCK, { search, after: null, limit: 10 })
    expect((await list('rahm')).rows).toMatchObject([
      {
        name: 'Siti Rahma',
        balance: 186_240,
        reserved: 40,
        available: 186_200,
        sent7d: 12,
        failed7d: 1,
        bounced7d: 0,
        complained7d: 0,
      },
    ])
    expect((await list('%')).rows).toEqual([])
  })
})
