import {
  type CheckedCredit,
  checkProviderCredit,
} from '@booster/services/provider-credit/check-provider-credit'
import type { BalanceAnswer } from '@booster/services/provider-credit/ports'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createPool } from '../connection/connect.ts'
import { closePool } from '../testing/close-pool.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { createProviderCreditStore } from './create-provider-credit-store.ts'
import { takeCheckAfterSends } from './take-check-after-sends.ts'

const PROVIDER = 'mailketing-v1'

let database: TestDatabase
let pool: pg.Pool
let adminId: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'check-provider-credit-test', max: 20 })
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "User" ("name", "email", "role") VALUES ('Rani', 'rani@admin.test', 'admin'), ('Adi', 'adi@admin.test', 'admin')
     RETURNING "id"`,
  )
  adminId = rows[0]?.id ?? ''
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

beforeEach(async () => {
  await pool.query('TRUNCATE "Alert", "AlertDelivery", "ProviderCheck", "ProviderState"')
})

function checkAt(
  answer: number | (() => Promise<BalanceAnswer>),
  more: Partial<Parameters<typeof checkProviderCredit>[0]> = {},
): Promise<CheckedCredit> {
  return checkProviderCredit({
    store: createProviderCreditStore(pool),
    provider: PROVIDER,
    cause: 'manual',
    notify: () => undefined,
    readBalance: typeof answer === 'number' ? async () => ({ kind: 'known', credits: answer }) : answer,
    ...more,
  })
}

async function alerts() {
  const { rows } = await pool.query<{
    id: string
    level: string
    open: boolean
    value: number
    threshold: number
  }>(
    `SELECT "id", "level", "resolvedAt" IS NULL AS "open", "value", "threshold" FROM "Alert" ORDER BY "openedAt", "id"`,
  )
  return rows
}

async function openLevels() {
  return (await alerts()).filter((alert) => alert.open).map((alert) => alert.level)
}

describe('checkProviderCredit', () => {
  it('opens one alert per crossing downwards, each level its own, and none for staying there', async () => {
    expect(await checkAt(50_001)).toMatchObject({ kind: 'known', level: 'healthy', openedAlertId: null })
    expect(await openLevels()).toEqual([])
    for (const [credits, level] of [
      [50_000, 'warning'],
      [10_000, 'critical'],
      [1_000, 'emergency'],
    ] as const) {
      const first = await checkAt(credits)
      expect(first).toMatchObject({ level, openedAlertId: expect.any(String) })
      expect(await checkAt(credits - 1)).toMatchObject({ level, openedAlertId: null })
      expect(await openLevels()).toEqual([level])
    }
    expect((await alerts()).map(({ level, value, threshold }) => ({ level, value, threshold }))).toEqual([
      { level: 'warning', value: 50_000, threshold: 50_000 },
      { level: 'critical', value: 10_000, threshold: 10_000 },
      { level: 'emergency', value: 1_000, threshold: 1_000 },
    ])
  })

  it('opens one alert in 20 checks in a row', async () => {
    const opened: string[] = []
    for (let i = 0; i < 20; i++) await checkAt(900, { notify: (id) => opened.push(id) })
    expect(opened).toHaveLength(1)
    expect(await alerts()).toHaveLength(1)
    const { rows } = await pool.query(`SELECT count(*) AS n FROM "ProviderCheck" WHERE "level" = 'emergency'`)
    expect(rows[0].n).toBe(20)
  })

  it('opens one alert in 20 checks at once, also as the very first checks', async () => {
    const opened: string[] = []
    await Promise.all(Array.from({ length: 20 }, () => checkAt(9_999, { notify: (id) => opened.push(id) })))
    expect(opened).toHaveLength(1)
    expect(await openLevels()).toEqual(['critical'])
  })

  it('resolves when the level gets better, and opens again at the next crossing', async () => {
    await checkAt(900)
    const better = await checkAt(5_000)
    expect(better).toMatchObject({
      level: 'critical',
      openedAlertId: null,
      resolvedAlertIds: [expect.any(String)],
    })
    expect(await openLevels()).toEqual([])
    await checkAt(400_000)
    await checkAt(900)
    expect(await openLevels()).toEqual(['emergency'])
    expect(await alerts()).toHaveLength(2)
  })

  it('keeps the last known balance when the provider cannot say, and records the fault', async () => {
    await checkAt(60_000)
    const fault = { code: 'CONNECTION_REFUSED', message: 'refused' }
    expect(await checkAt(async () => ({ kind: 'unknown', fault }))).toEqual({
      kind: 'unknown',
      errorCode: 'CONNECTION_REFUSED',
      message: 'refused',
    })
    const thrown = await checkAt(() => Promise.reject(new Error('boom')))
    expect(thrown).toMatchObject({ kind: 'unknown', errorCode: 'CHECK_FAILED' })
    expect(await checkAt(-5)).toMatchObject({ kind: 'unknown', errorCode: 'BAD_BALANCE' })
    const { rows } = await pool.query(`SELECT "credits" FROM "ProviderState"`)
    expect(rows).toEqual([{ credits: 60_000 }])
    expect(await alerts()).toEqual([])
  })

  it('does not let a slow old answer undo a younger one', async () => {
    let answerSlowly: (answer: BalanceAnswer) => void = () => undefined
    const asked = Promise.withResolvers<void>()
    const slow = checkAt(() => {
      asked.resolve()
      return new Promise<BalanceAnswer>((resolve) => {
        answerSlowly = resolve
      })
    })
    await asked.promise
    await checkAt(400_000)
    answerSlowly({ kind: 'known', credits: 10 })
    expect(await slow).toMatchObject({ kind: 'known', openedAlertId: null })
    expect(await openLevels()).toEqual([])
    const { rows } = await pool.query(`SELECT "credits" FROM "ProviderState"`)
    expect(rows).toEqual([{ credits: 400_000 }])
  })

  it('holds no transaction while the provider is asked', async () => {
    await checkAt(async () => {
      const { rows } = await pool.query(
        `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
      )
      expect(rows[0].n).toBe(0)
      return { kind: 'known', credits: 60_000 }
    })
  })

  it('cools down per cause over all processes, and says when again', async () => {
    const results = await Promise.all(
      Array.from({ length: 5 }, () => checkAt(60_000, { coolDownMs: 10_000 })),
    )
    expect(results.filter((result) => result.kind === 'known')).toHaveLength(1)
    const cooling = results.find((result) => result.kind === 'cooling_down')
    const waitMs = (cooling?.kind === 'cooling_down' ? cooling.retryAt.getTime() : 0) - Date.now()
    expect(waitMs).toBeGreaterThan(5_000)
    expect(waitMs).toBeLessThanOrEqual(10_100)
    expect(await checkAt(60_000, { coolDownMs: 10_000, cause: 'cron' })).toMatchObject({ kind: 'known' })
  })

  it('gives the turn after n sends to one process', async () => {
    await checkAt(60_000)
    await pool.query(`UPDATE "ProviderState" SET "sentSinceCheck" = 500`)
    const turn = () => takeCheckAfterSends(pool, { provider: PROVIDER, everySends: 500 })
    const turns = await Promise.all([turn(), turn(), turn()])
    expect(turns.filter(Boolean)).toHaveLength(1)
  })

  it('writes an audit row with who, before and after', async () => {
    await checkAt(60_000)
    await checkAt(900, { actor: { userId: adminId, ip: '10.0.0.1', requestId: 'req-1' } })
    const { rows } = await pool.query(
      `SELECT "before", "after", "ip" FROM "ActivityLog" WHERE "action" = 'provider_credit.checked' AND "requestId" = 'req-1'`,
    )
    expect(rows).toEqual([
      { before: { credits: 60_000 }, after: { credits: 900, level: 'emergency' }, ip: '10.0.0.1' },
    ])
  })
})
