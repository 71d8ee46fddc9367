import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { runInvariants } from '@booster/db/invariants/run-invariants'
import { createTestDatabase } from '@booster/db/testing/test-database'
import { afterAll, describe, expect, it } from 'vitest'
import { loadSynthetic } from './load-synthetic.ts'

const database = await createTestDatabase()
const pool = createPool({ url: database.url, applicationName: 'test-load', max: 5 })
const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'load' })
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function jobs(where: string): Promise<number> {
  const { rows } = await pool.query<{ jobs: number }>(
    `SELECT count(*)::int AS jobs FROM "AffiliateAutomationJob" WHERE ${where}`,
  )
  return rows[0]?.jobs ?? 0
}

describe('loadSynthetic', () => {
  it('enrols through the store: due jobs, funded, and all invariants hold', async () => {
    const report = await loadSynthetic(pool, store, { affiliates: 7, jobs: 1_000, automations: 3, steps: 4 })
    expect(report).toMatchObject({ affiliates: 7, automations: 21, runs: 250, jobs: 1_000 })
    expect(await jobs(`"status" = 'pending' AND "scheduledAt" <= now()`)).toBe(1_000)
    const results = await runInvariants(pool)
    expect(results.filter((result) => result.rows.length > 0)).toEqual([])
    const batch = await store.claimDueJobs({
      processId: 'test',
      slots: 50,
      leaseMs: 60_000,
      provider: 'test',
    })
    expect(batch.jobs.length).toBeGreaterThan(0)
    expect((await runInvariants(pool)).filter((result) => result.rows.length > 0)).toEqual([])
  })

  it('can be repeated, spread over hours, without credit', async () => {
    const before = await jobs('true')
    const report = await loadSynthetic(pool, store, {
      affiliates: 2,
      jobs: 90,
      automations: 1,
      steps: 3,
      spreadHours: 24,
      credits: 0,
    })
    expect(await jobs('true')).toBe(before + 90)
    expect(report.leads).toBe(30)
    const { rows } = await pool.query(
      `SELECT DISTINCT round(extract(epoch FROM "scheduledAt" - "createdAt") / 3600)::int AS hours FROM "AffiliateAutomationJob" ORDER BY 1`,
    )
    expect(rows.map((row: { hours: number }) => row.hours)).toEqual([0, 8, 16])
    expect((await runInvariants(pool)).filter((result) => result.rows.length > 0)).toEqual([])
  })

  it('refuses numbers that make no sense', async () => {
    await expect(loadSynthetic(pool, store, { affiliates: 0, jobs: 10 })).rejects.toThrow(RangeError)
  })
})
