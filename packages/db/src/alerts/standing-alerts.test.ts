import { SYSTEM } from '@booster/engine/domain/actor'
import { raiseStandingAlerts } from '@booster/services/alerts/raise-standing-alerts'
import { checkIntegrity } from '@booster/services/integrity/check-integrity'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { readDashboard } from '../dashboard/read-dashboard.ts'
import { createPgStore } from '../engine-store/store.ts'
import { createIntegrityStore } from '../integrity/create-integrity-store.ts'
import { forgetOldDrains } from '../provider/forget-old-drains.ts'
import { recordDrains } from '../provider/record-drains.ts'
import { type AdminWorld, createAdminWorld, DAY_COLUMNS, TODAY_SQL } from '../testing/admin-world.ts'
import { createAlertStore } from './create-alert-store.ts'
import { listAlerts } from './list-alerts.ts'

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

function integrity() {
  return createIntegrityStore({ pool, clock: DATABASE_CLOCK })
}

function dashboard(clock = DATABASE_CLOCK) {
  return readDashboard(pool, { provider, clock, tickSeconds: 15 })
}

describe('standing alerts', () => {
  const sweep = () =>
    raiseStandingAlerts({ store: createAlertStore({ pool, clock: DATABASE_CLOCK }), notify: () => undefined })
  const open = async () =>
    (await listAlerts(pool, { state: 'unresolved', after: null, limit: 10 })).rows.map(
      ({ kind, level, value, threshold, affiliateName }) => ({
        kind,
        level,
        value,
        threshold,
        affiliateName,
      }),
    )
  const enrolCounted = async (hoursFromNow: readonly number[]) => {
    const ids = await world.enrol(hoursFromNow)
    await pool.query(`UPDATE "AutomationCounter" SET "total" = "total" + $1`, [ids.length])
    return ids
  }

  it('opens for low credit and a blocked provider once, and ends them with their cause', async () => {
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 20`)
    expect(await sweep()).toEqual({ opened: 0, resolved: 0 })
    await enrolCounted([1])
    await pool.query(
      `INSERT INTO "ProviderState" ("provider", "breaker", "errorCode", "errorMessage") VALUES ($1, 'open', 'BAD_KEY', 'refused')`,
      [provider],
    )
    expect(await sweep()).toEqual({ opened: 2, resolved: 0 })
    expect(await sweep()).toEqual({ opened: 0, resolved: 0 })
    expect(await open()).toContainEqual({
      kind: 'affiliate_credit',
      level: 'warning',
      value: 20,
      threshold: 20,
      affiliateName: 'Siti Rahma',
    })
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 0`)
    expect(await sweep()).toEqual({ opened: 1, resolved: 0 })
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 500`)
    await pool.query(`UPDATE "ProviderState" SET "breaker" = 'closed'`)
    expect(await sweep()).toEqual({ opened: 0, resolved: 2 })
    expect(await open()).toEqual([])
  })

  it('opens while credit will not last three days, by what is scheduled or by the average use', async () => {
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 30`)
    await enrolCounted(Array.from({ length: 31 }, (_, n) => 24 * 7 + n))
    expect(await sweep()).toEqual({ opened: 0, resolved: 0 })
    await pool.query(`UPDATE "AffiliateAutomationJob" SET "scheduledAt" = now() + interval '71 hours'`)
    expect(await sweep()).toEqual({ opened: 1, resolved: 0 })
    expect(await open()).toMatchObject([{ kind: 'affiliate_credit', value: 30, threshold: 31 }])
    await pool.query(`UPDATE "AffiliateAutomation" SET "status" = 'paused'`)
    expect(await sweep()).toEqual({ opened: 0, resolved: 1 })
    await pool.query(
      `INSERT INTO "AutomationDay" ${DAY_COLUMNS} SELECT $1, $2, uuid_v7(), ${TODAY_SQL} - 1, 11, 0`,
      [affiliateId, automationId],
    )
    expect(await sweep()).toEqual({ opened: 1, resolved: 0 })
    expect(await open()).toMatchObject([{ kind: 'affiliate_credit', value: 30, threshold: 33 }])
  })

  it('opens for e-mails unconfirmed for more than ten minutes', async () => {
    const [id] = await world.enrol([-1])
    await pool.query(
      `UPDATE "AffiliateAutomationJob" SET "status" = 'processing', "leaseToken" = gen_random_uuid(), "leaseUntil" = now()`,
    )
    await pool.query(
      `UPDATE "AffiliateAutomationJob" SET "status" = 'unconfirmed', "leaseToken" = NULL, "leaseUntil" = NULL,
         "unconfirmedAt" = now() WHERE "id" = $1`,
      [id],
    )
    await pool.query(
      `UPDATE "AutomationCounter" SET "total" = 1, "unconfirmed" = 1 WHERE "affiliateId" = $1 AND "automationId" = $2`,
      [affiliateId, automationId],
    )
    expect(await sweep()).toEqual({ opened: 0, resolved: 0 })
    await pool.query(`UPDATE "AffiliateAutomationJob" SET "unconfirmedAt" = now() - interval '11 minutes'`)
    expect(await sweep()).toEqual({ opened: 1, resolved: 0 })
    expect(await open()).toEqual([
      { kind: 'unconfirmed', level: 'warning', value: 1, threshold: 0, affiliateName: 'Siti Rahma' },
    ])
  })
})

describe('integrity', () => {
  it('opens an alert for money that does not add up, shows the last result, and ends it when it does', async () => {
    const notified: string[] = []
    const check = () =>
      checkIntegrity({ store: integrity(), actor: SYSTEM, notify: (id) => notified.push(id) })
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

  it('stops all sending while money does not add up, and leaves it to a person to resume', async () => {
    const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' })
    const claim = () => store.claimDueJobs({ processId: 'p', slots: 1, leaseMs: 60_000, provider })
    const check = () => checkIntegrity({ store: integrity(), actor: SYSTEM, notify: () => undefined })
    await store.resumeSending({ actor: SYSTEM })
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 0`)
    await check()
    expect((await claim()).breaker).toBe('closed')
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = "balance" + 1`)
    await check()
    expect((await claim()).breaker).toBe('open')
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = "balance" - 1`)
    await check()
    expect((await claim()).breaker).toBe('open')
    expect(await store.resumeSending({ actor: SYSTEM })).toEqual({ kind: 'changed' })
    expect((await claim()).breaker).toBe('closed')
  })

  it('does not fill the audit log with the same result', async () => {
    const check = () =>
      checkIntegrity({
        store: integrity(),
        actor: SYSTEM,
        notify: () => undefined,
        sameAgainAfterMs: 3_600_000,
      })
    const notes = async () => {
      const { rows } = await pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM "ActivityLog" WHERE "action" = 'integrity.checked'`,
      )
      return rows[0]?.n ?? 0
    }
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = 0`)
    await check()
    const before = await notes()
    await check()
    expect(await notes()).toBe(before)
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = "balance" + 1`)
    await check()
    expect(await notes()).toBe(before + 1)
    await pool.query(`UPDATE "AffiliateCredit" SET "balance" = "balance" - 1`)
    await check()
    expect(await notes()).toBe(before + 2)
  })
})

describe('recordDrains', () => {
  it('keeps the drains, counts towards the next check', async () => {
    const drain = {
      processId: 'p',
      cause: 'tick',
      durationMs: 12.4,
      endedAgoMs: 60_000,
      claimed: 3,
      accepted: 2,
      failed: 1,
      provider,
    } as const
    expect(await recordDrains(pool, [drain])).toEqual({ sentSinceCheck: 2 })
    expect(await recordDrains(pool, [drain, { ...drain, processId: 'q', endedAgoMs: 0.2 }])).toEqual({
      sentSinceCheck: 6,
    })
    expect((await dashboard()).rate).toMatchObject({ sent24h: 6, failed24h: 3 })
    const empty = { ...drain, claimed: 0, accepted: 0, failed: 0 }
    expect(await recordDrains(pool, [{ ...empty, cause: 'wake' }])).toBeNull()
    expect(await recordDrains(pool, [])).toBeNull()
    expect(await recordDrains(pool, [empty, { ...empty, cause: 'wake' }])).toEqual({ sentSinceCheck: 6 })
    expect((await dashboard()).engine.drains).toHaveLength(4)
    const { rows } = await pool.query(
      `SELECT "processId", round(extract(epoch FROM now() - "startedAt"))::int AS "agoS" FROM "EngineDrain" ORDER BY "startedAt" DESC LIMIT 1`,
    )
    expect(rows).toEqual([{ processId: 'q', agoS: 0 }])
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
