import { BY } from '@booster/engine/testing/contract/scene'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASE_CLOCK as clock } from '../connection/clock.ts'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'
import { findUncoveredJobs } from './find-uncovered-jobs.ts'
import { readCreditForecast } from './read-credit-forecast.ts'
import { AHEAD_AT_MOST } from './spend-credit.ts'

/** More than are taken one by one: 600 a day for ten days, and as many again in a paused sequence. */
const LEADS = 6_000
const DAYS = 10
const zone = 'Asia/Jakarta'

let harness: PgHarness
let affiliateId: string

beforeAll(async () => {
  harness = await createPgHarness()
  const { world, store } = await harness.begin()
  affiliateId = await world.addAffiliate({ credits: 10 })
  const { rows } = await harness.pool.query<{ id: string }>(
    `INSERT INTO "AffiliateLead" ("affiliateId", "name", "email")
     SELECT $1, 'Lead ' || n, 'lead-' || n || '@leads.test' FROM generate_series(1, $2::int) AS n RETURNING "id"`,
    [affiliateId, LEADS],
  )
  const leadIds = rows.map(({ id }) => id)
  for (const status of ['active', 'paused'] as const) {
    const { automationId } = await world.addAutomation({ affiliateId, delaysHours: [24] })
    const enrolment = {
      affiliateId,
      automationId,
      leadIds,
      triggerType: 'AFTER_OPTIN',
      triggerKey: '',
      ...BY,
    } as const
    await store.enrolLeads(enrolment)
    if (status === 'paused') await store.setAutomationStatus({ affiliateId, automationId, status, ...BY })
  }
  // At noon of tomorrow and the days after it.
  await harness.pool.query(
    `UPDATE "AffiliateAutomationJob" j
     SET "scheduledAt" = ((now() AT TIME ZONE '${zone}')::date + 1 + (l.n % ${DAYS})::int + time '12:00') AT TIME ZONE '${zone}'
     FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS n FROM "AffiliateLead" WHERE "affiliateId" = $1) l
     WHERE j."affiliateId" = $1 AND j."leadId" = l."id"`,
    [affiliateId],
  )
  await harness.pool.query('ANALYZE "AffiliateAutomationJob"')
}, 120_000)

afterAll(async () => {
  await harness?.end()
})

async function withCredits(credits: number) {
  await harness.pool.query(`UPDATE "AffiliateCredit" SET "balance" = $2 WHERE "affiliateId" = $1`, [
    affiliateId,
    credits,
  ])
}

function forecast() {
  return readCreditForecast(harness.pool, { affiliateId, clock, zone })
}

/** The last job of a day. */
async function jobOfDay(day: number): Promise<string> {
  const { rows } = await harness.pool.query<{ id: string }>(
    `SELECT j."id" FROM "AffiliateAutomationJob" j JOIN "AffiliateAutomation" a ON a."id" = j."automationId"
     WHERE j."affiliateId" = $1 AND a."status" = 'active'
       AND (j."scheduledAt" AT TIME ZONE '${zone}')::date = (now() AT TIME ZONE '${zone}')::date + $2::int
     ORDER BY j."scheduledAt" DESC, j."id" DESC LIMIT 1`,
    [affiliateId, day],
  )
  return rows[0]?.id ?? ''
}

describe('the forecast of the credit', () => {
  it('counts what is scheduled beyond the jobs that it takes one by one, and leaves a paused sequence out', async () => {
    expect(LEADS).toBeGreaterThan(AHEAD_AT_MOST)
    await withCredits(10)
    expect(await forecast()).toMatchObject({
      scheduled: LEADS,
      uncoveredJobs: LEADS - 10,
      openJobs: 2 * LEADS,
    })
  })

  it('finds the day on which the credit ends far ahead', async () => {
    await withCredits(5_500)
    const { days, firstUncoveredAt, ...seen } = await forecast()
    expect(seen).toMatchObject({ scheduled: LEADS, uncoveredJobs: 500, uncoveredSoon: 0 })
    expect(days).toHaveLength(DAYS)
    // Beyond the first ones, the jobs of the paused sequence are counted by their share.
    for (const { credits } of days) expect(Math.abs(credits - LEADS / DAYS)).toBeLessThan(100)
    expect(days.reduce((sum, { credits }) => sum + credits, 0)).toBeCloseTo(LEADS, -1)
    expect(firstUncoveredAt?.toLocaleDateString('sv', { timeZone: zone })).toBe(days.at(-1)?.day)
  })

  it('has no end where the credit suffices', async () => {
    await withCredits(20_000)
    expect(await forecast()).toMatchObject({ scheduled: LEADS, uncoveredJobs: 0, firstUncoveredAt: null })
  })
})

describe('findUncoveredJobs', () => {
  it('knows that nothing far ahead is covered once the credit ends before', async () => {
    await withCredits(LEADS / DAYS)
    const [first, last] = [await jobOfDay(1), await jobOfDay(DAYS)]
    const found = await findUncoveredJobs(harness.pool, { affiliateId, clock, jobIds: [first, last] })
    expect([...found]).toEqual([last])
  })
})
