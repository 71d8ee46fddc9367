import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DATABASE_CLOCK } from '../connection/clock.ts'
import { createPool } from '../connection/connect.ts'
import { closePool } from '../testing/close-pool.ts'
import { insertAffiliate } from '../testing/insert-affiliate.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { forgetOldBulkTriggers } from './forget-old-bulk-triggers.ts'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'forget-bulk-triggers-test', max: 2 })
})

afterAll(async () => {
  if (pool !== undefined) await closePool(pool)
  await database?.drop()
})

it('removes what ended long ago, with its report, and nothing that is recent or still running', async () => {
  const affiliateId = await insertAffiliate(pool)
  const old = await insertBulkTrigger(affiliateId, 'completed', 91)
  const recent = await insertBulkTrigger(affiliateId, 'cancelled', 89)
  const running = await insertBulkTrigger(affiliateId, 'running', 200)

  expect(await forgetOldBulkTriggers({ pool, clock: DATABASE_CLOCK }, { olderThanDays: 90 })).toBe(1)

  const { rows } = await pool.query<{ id: string }>('SELECT "id" FROM "BulkTrigger" ORDER BY "createdAt"')
  expect(rows.map((row) => row.id).sort()).toEqual([recent, running].sort())
  const portions = await pool.query('SELECT FROM "BulkTriggerPortion" WHERE "bulkTriggerId" = $1', [old])
  expect(portions.rowCount).toBe(0)
})

async function insertBulkTrigger(affiliateId: string, status: string, daysAgo: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH started AS (
       INSERT INTO "BulkTrigger" ("affiliateId", "triggerType", "status", "totalLeads", "doneLeads", "portionCount",
         "nextPortion", "createdAt", "endedAt")
       SELECT $1, 'WELCOME', $2::text::"BulkTriggerStatus", 1, CASE WHEN $2 = 'completed' THEN 1 ELSE 0 END, 1,
         CASE WHEN $2 = 'completed' THEN 2 ELSE 1 END, now() - make_interval(days => $3),
         CASE WHEN $2 <> 'running' THEN now() - make_interval(days => $3) END
       RETURNING "affiliateId", "id"),
     portion AS (
       INSERT INTO "BulkTriggerPortion" ("affiliateId", "bulkTriggerId", "portion", "leadCount", "leadIds")
       SELECT "affiliateId", "id", 1, 1, '{}' FROM started)
     SELECT "id" FROM started`,
    [affiliateId, status, daysAgo],
  )
  return rows[0]?.id ?? ''
}
