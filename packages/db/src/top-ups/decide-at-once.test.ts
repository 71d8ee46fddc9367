import type { ApproveTopUpReport } from '@booster/engine/ports'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { createPgStore } from '../engine-store/store.ts'
import { runInvariants } from '../invariants/run-invariants.ts'
import { closePool } from '../testing/close-pool.ts'
import { insertAffiliate } from '../testing/insert-affiliate.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { closeTopUpRequest, type TopUpClosing } from './close-top-up-request.ts'
import { requestTopUp } from './request-top-up.ts'

const RACES = 50
const CREDITS = 100
const clock = DATABASE_CLOCK

let database: TestDatabase
let pool: pg.Pool
let admins: readonly string[]

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'top-up-races', max: 16 })
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO "User" ("name", "email", "role") VALUES ('Rani', 'rani@admin.test', 'admin'), ('Dimas', 'dimas@admin.test', 'admin')
     RETURNING "id"`,
  )
  admins = rows.map(({ id }) => id)
}, 60_000)

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

function actorOf(userId: string | undefined) {
  return { userId: userId ?? null, ip: null, requestId: null }
}

async function ask(affiliateId: string, more: { readonly key?: string; readonly credits?: number } = {}) {
  return requestTopUp(
    { pool, clock },
    {
      ...{ affiliateId, key: more.key ?? null, credits: more.credits ?? CREDITS, note: '', priceRupiah: 250 },
      ...{ proofUrl: null, proofFile: null, openAtMost: 1_000, actor: actorOf(undefined) },
    },
  )
}

async function openRequest(affiliateId: string): Promise<string> {
  const asked = await ask(affiliateId)
  if (asked.kind !== 'requested') throw new Error(asked.kind)
  return asked.id
}

function approve(
  affiliateId: string,
  requestId: string,
  more: { readonly by?: string; readonly key?: string } = {},
) {
  return createPgStore({ pool, clock, hashKey: 'test' }).approveTopUp({
    ...{ affiliateId, requestId, amountCredits: CREDITS, reason: null, description: 'transfer' },
    statementRow: more.key === undefined ? null : { key: more.key, day: '2026-11-30', text: 'TRSF' },
    actor: actorOf(more.by),
  })
}

async function booksOf(affiliateId: string) {
  const { rows } = await pool.query(
    `SELECT (SELECT "balance" FROM "AffiliateCredit" WHERE "affiliateId" = $1) AS "balance",
       (SELECT count(*)::int FROM "AffiliateCreditTransaction" WHERE "affiliateId" = $1) AS "bookings",
       (SELECT coalesce(sum("amount"), 0)::int FROM "AffiliateCreditTransaction" WHERE "affiliateId" = $1) AS "sum",
       (SELECT count(*)::int FROM "ActivityLog" WHERE "affiliateId" = $1 AND "action" = 'top-up.approve') AS "approvals",
       (SELECT count(*)::int FROM "ActivityLog" WHERE "affiliateId" = $1 AND "action" = 'credit.topped_up') AS "topUps"`,
    [affiliateId],
  )
  return rows[0]
}

/** One approves, the other refuses or cancels; who comes first is not left to chance alone. @returns what it became */
async function raceOfTwo(affiliateId: string, race: number): Promise<string> {
  const requestId = await openRequest(affiliateId)
  const closing: TopUpClosing =
    race % 2 === 0 ? { state: 'refused', reason: 'nothing came' } : { state: 'cancelled', reason: null }
  const acts = [
    () => approve(affiliateId, requestId, { by: admins[0] ?? '' }),
    () =>
      closeTopUpRequest({ pool, clock }, { affiliateId, requestId, ...closing, actor: actorOf(admins[1]) }),
  ]
  const reports = await Promise.all((race % 4 < 2 ? acts : acts.toReversed()).map((act) => act()))
  const done = reports.filter(({ kind }) => kind === 'approved' || kind === 'done')
  expect(done).toHaveLength(1)
  const state = done[0]?.kind === 'approved' ? 'approved' : closing.state
  const other = reports.find((report) => report !== done[0])
  expect(other).toEqual({ kind: 'closed', state, by: state === 'approved' ? 'Rani' : 'Dimas' })
  return state
}

async function violations() {
  return (await runInvariants(pool)).filter(({ rows }) => rows.length > 0)
}

describe('a request that two people decide about at once', () => {
  it(`is booked once, ${RACES} times`, { timeout: 60_000 }, async () => {
    const affiliateId = await insertAffiliate(pool)
    for (let race = 1; race <= RACES; race++) {
      const requestId = await openRequest(affiliateId)
      const reports = await Promise.all(admins.map((by) => approve(affiliateId, requestId, { by })))
      const won = reports.findIndex(({ kind }) => kind === 'approved')
      expect(reports[won]).toEqual({ kind: 'approved', balance: race * CREDITS, revivedJobs: 0 })
      expect(reports[1 - won]).toEqual({ kind: 'closed', state: 'approved', by: ['Rani', 'Dimas'][won] })
    }
    const all = RACES * CREDITS
    expect(await booksOf(affiliateId)).toEqual({
      ...{ balance: all, sum: all },
      ...{ bookings: RACES, approvals: RACES, topUps: RACES },
    })
    expect(await violations()).toEqual([])
  })

  it('is either booked or refused, never both', { timeout: 60_000 }, async () => {
    const affiliateId = await insertAffiliate(pool)
    let booked = 0
    for (let race = 0; race < RACES; race++) {
      if ((await raceOfTwo(affiliateId, race)) === 'approved') booked += 1
    }
    // A new account has no credit row before its first booking.
    const sum = booked * CREDITS
    expect(await booksOf(affiliateId)).toMatchObject({
      balance: booked === 0 ? null : sum,
      ...{ sum, bookings: booked, approvals: booked, topUps: booked },
    })
    expect(await violations()).toEqual([])
  })
})

it('a row of a statement confirms one of two requests', { timeout: 60_000 }, async () => {
  for (let race = 0; race < 20; race++) {
    const [one, other] = [await insertAffiliate(pool), await insertAffiliate(pool)]
    const ids = [await openRequest(one), await openRequest(other)]
    const key = `row-${race}`
    const reports: ApproveTopUpReport[] = await Promise.all([
      approve(one, ids[0] ?? '', { key }),
      approve(other, ids[1] ?? '', { key }),
    ])
    expect(reports.map(({ kind }) => kind).toSorted()).toEqual(['approved', 'refused'])
  }
  expect(await violations()).toEqual([])
})

describe('asking for credit', () => {
  it('gives every open request an amount of its own', { timeout: 60_000 }, async () => {
    const affiliates = await Promise.all(Array.from({ length: 12 }, () => insertAffiliate(pool)))
    const credits = 777
    // 776 credits and 777 credits have amounts in common: 250 and 0 to 999 rupiah apart.
    const asked = await Promise.all(
      affiliates.flatMap((affiliateId) =>
        Array.from({ length: 10 }, (_, n) => ask(affiliateId, { credits: credits - (n % 2) })),
      ),
    )
    expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(['requested']))
    const { rows } = await pool.query<{ payable: number; credits: number }>(
      `SELECT "payableRupiah"::float8 AS "payable", "credits" FROM "TopupRequest"
       WHERE "state" = 'open' AND "credits" IN (776, 777)`,
    )
    expect(rows).toHaveLength(120)
    expect(new Set(rows.map(({ payable }) => payable)).size).toBe(120)
    for (const row of rows) {
      expect(row.payable - row.credits * 250).toBeGreaterThanOrEqual(1)
      expect(row.payable - row.credits * 250).toBeLessThanOrEqual(999)
    }
  })

  it('says so when no amount is left, and gives one that has become free', { timeout: 60_000 }, async () => {
    const affiliateId = await insertAffiliate(pool)
    await pool.query(
      `INSERT INTO "TopupRequest" ("affiliateId", "credits", "payableRupiah") SELECT $1, 4000, 1000000 + n FROM generate_series(1, 999) n`,
      [affiliateId],
    )
    expect(await ask(affiliateId, { credits: 4_000 })).toEqual({ kind: 'no-amount' })
    await pool.query(
      `UPDATE "TopupRequest" SET "state" = 'cancelled', "decidedAt" = now() WHERE "payableRupiah" = 1000123`,
    )
    const asked = await ask(await insertAffiliate(pool), { credits: 4_000 })
    const { rows } = await pool.query(
      `SELECT "payableRupiah"::int AS "payable" FROM "TopupRequest" WHERE "id" = $1`,
      ['id' in asked ? asked.id : null],
    )
    expect(rows).toEqual([{ payable: 1_000_123 }])
  })

  it('asks once per key', async () => {
    const affiliateId = await insertAffiliate(pool)
    const asked = await Promise.all(Array.from({ length: 8 }, () => ask(affiliateId, { key: 'one' })))
    expect(asked.filter(({ kind }) => kind === 'requested')).toHaveLength(1)
    expect(new Set(asked.map((each) => ('id' in each ? each.id : null))).size).toBe(1)
    // Another affiliate's key is its own.
    expect(await ask(await insertAffiliate(pool), { key: 'one' })).toMatchObject({ kind: 'requested' })
  })

  it('keeps to the number of requests that may be open', async () => {
    const affiliateId = await insertAffiliate(pool)
    const asked = await Promise.all(
      Array.from({ length: 9 }, () =>
        requestTopUp(
          { pool, clock },
          {
            ...{ affiliateId, key: null, credits: 1, note: '', priceRupiah: null, proofUrl: null },
            ...{ proofFile: null, openAtMost: 5, actor: actorOf(undefined) },
          },
        ),
      ),
    )
    expect(asked.filter(({ kind }) => kind === 'requested')).toHaveLength(5)
    expect(asked.filter(({ kind }) => kind === 'too-many')).toHaveLength(4)
  })
})
