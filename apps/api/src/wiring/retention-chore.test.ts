import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { closePool } from '@booster/db/testing/close-pool'
import { createDemoDatabase } from '@booster/demo/testing/demo-database'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentLog } from '../testing/silent-log.ts'
import { retentionChore } from './retention-chore.ts'

const database = await createDemoDatabase()
let pool: Pool

beforeAll(async () => {
  pool = createPool({ url: database.url, applicationName: 'retention-chore', max: 2 })
})
afterAll(async () => {
  await closePool(pool)
  await database.drop()
})

async function countArchived(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM "ArchivedJob"`)
  return rows[0]?.n ?? -1
}

it('archives what is older than its days, a little in every turn, and goes on in the next one', async () => {
  const chore = (days: number, turnMs = 15_000) =>
    retentionChore({ days, turnMs, pool, clock: DATABASE_CLOCK, log: silentLog })
  // The demo's history is a month long.
  await chore(365).run()
  expect(await countArchived()).toBe(0)
  // Without any time each turn makes one step; only if the next one goes on there do they come to the end.
  const short = chore(3, 0)
  for (let turn = 0; turn < 60; turn++) await short.run()
  const all = await countArchived()
  expect(all).toBeGreaterThan(500)
  await chore(3).run()
  expect(await countArchived()).toBe(all)
}, 30_000)

it('runs at night in Jakarta', () => {
  const { pattern, timeZone } = retentionChore({ days: 365, pool, clock: DATABASE_CLOCK, log: silentLog })
  expect([pattern, timeZone]).toEqual(['20 * 1-4 * * *', 'Asia/Jakarta'])
})
