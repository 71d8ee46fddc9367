import {
  ACCEPTED,
  claim,
  claimOne,
  enrolScene,
  REFUSED_RECIPIENT,
  settleAs,
} from '@booster/engine/testing/contract/scene'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { createPgStore } from './store.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

/** While `operation` runs, the database refuses what `check` forbids. */
async function whileRefusing<T>(table: string, check: string, operation: () => Promise<T>): Promise<T> {
  await harness.pool.query(`ALTER TABLE "${table}" ADD CONSTRAINT "for_now" CHECK (${check}) NOT VALID`)
  try {
    return await operation()
  } finally {
    await harness.pool.query(`ALTER TABLE "${table}" DROP CONSTRAINT "for_now"`)
  }
}

async function countRows(table: string): Promise<number> {
  const { rows } = await harness.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`)
  return rows[0]?.n ?? -1
}

/** The first COMMIT goes through, and its answer is lost. */
function losingOneAnswer(pool: pg.Pool): pg.Pool {
  let lost = false
  const spoil = (client: pg.PoolClient): pg.PoolClient =>
    new Proxy(client, {
      get: (target, key) => {
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return async (...args: readonly unknown[]) => {
          const answer: unknown = await Reflect.apply(value, target, args)
          if (key !== 'query' || args[0] !== 'COMMIT' || lost) return answer
          lost = true
          throw new Error('connection lost')
        }
      },
    })
  return new Proxy(pool, {
    get: (target, key) =>
      key === 'connect' ? async () => spoil(await target.connect()) : Reflect.get(target, key),
  })
}

describe('whole or not at all', () => {
  it('an opt-in that cannot be counted leaves no trace', async () => {
    const { store, world } = await harness.begin()
    const affiliateId = await world.addAffiliate()
    await world.addAutomation({ affiliateId, delaysHours: [0, 24] })
    const formId = await world.addForm({ affiliateId })
    const submission = {
      formId,
      name: 'Ani',
      email: 'ani@leads.test',
      whatsapp: null,
      ip: null,
      userAgent: null,
    }
    const refused = whileRefusing('OptinForm', '"submitCount" = 0', () => store.submitOptin(submission))
    await expect(refused).rejects.toThrow('for_now')
    const tables = ['AffiliateLead', 'LeadConsent', 'AffiliateAutomationLog', 'AffiliateAutomationJob']
    for (const table of tables) expect([table, await countRows(table)]).toEqual([table, 0])
    expect(await store.submitOptin(submission)).toMatchObject({
      kind: 'submitted',
      newLead: true,
      enrolled: 1,
    })
    expect(await world.violations()).toEqual([])
  })

  it('a settlement that cannot be booked changes nothing, and is written when it is tried again', async () => {
    const t = await harness.begin()
    const { affiliateId } = await enrolScene(t)
    const job = await claimOne(t)
    const refused = whileRefusing('AffiliateCreditTransaction', `"type" <> 'deduct'`, () =>
      settleAs(t, job, ACCEPTED),
    )
    await expect(refused).rejects.toThrow('for_now')
    expect(await t.world.readJob(job.id)).toMatchObject({ status: 'processing', leased: true })
    expect(await t.world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 1, totalUsed: 0 })
    expect(await t.world.violations()).toEqual([])
    expect(await settleAs(t, job, ACCEPTED)).toMatchObject({ accepted: 1, lost: [] })
    expect(await t.world.violations()).toEqual([])
  })

  it('a failure that cannot be recorded changes nothing, and is written when it is tried again', async () => {
    const t = await harness.begin()
    const { affiliateId } = await enrolScene(t)
    const job = await claimOne(t)
    const refused = whileRefusing('AutomationAttempt', '"attemptNo" < 0', () =>
      settleAs(t, job, REFUSED_RECIPIENT),
    )
    await expect(refused).rejects.toThrow('for_now')
    expect(await t.world.readJob(job.id)).toMatchObject({ status: 'processing', leased: true })
    expect(await t.world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 1 })
    expect(await t.world.violations()).toEqual([])
    expect(await settleAs(t, job, REFUSED_RECIPIENT)).toMatchObject({ failed: 1, lost: [] })
    expect(await t.world.violations()).toEqual([])
  })

  it('an accepted mail whose credit is gone is not completed', async () => {
    const t = await harness.begin()
    const { affiliateId } = await enrolScene(t)
    const job = await claimOne(t)
    const gone = await harness.pool.query('DELETE FROM "AffiliateCredit" WHERE "affiliateId" = $1', [
      affiliateId,
    ])
    expect(gone.rowCount).toBe(1)
    await expect(settleAs(t, job, ACCEPTED)).rejects.toThrow('accepted jobs could not be booked')
    expect(await t.world.readJob(job.id)).toMatchObject({ status: 'processing', leased: true })
    expect(await countRows('AutomationDay')).toBe(0)
  })

  it('a claim whose commit got no answer puts its jobs back: nobody will hand them over', async () => {
    const t = await harness.begin()
    const { affiliateId, runId } = await enrolScene(t)
    const pool = losingOneAnswer(harness.pool)
    const cut = createPgStore({ pool, clock: STANDING_CLOCK, hashKey: 'test' })
    await expect(claim({ ...t, store: cut })).rejects.toThrow('connection lost')
    expect(await t.world.readJobs(runId)).toMatchObject([{ status: 'pending', attemptCount: 0 }])
    expect(await t.world.readCredit(affiliateId)).toMatchObject({ balance: 10, reserved: 0 })
    expect(await claimOne(t)).toMatchObject({ runId, attemptNo: 1 })
  })
})
