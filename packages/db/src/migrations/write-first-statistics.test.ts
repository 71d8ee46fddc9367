import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPool } from '../connection/connect.ts'
import { closePool } from '../testing/close-pool.ts'
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts'
import { writeFirstStatistics } from './write-first-statistics.ts'

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'statistics-test', max: 1 })
}, 60_000)

afterAll(async () => {
  await closePool(pool)
  await database.drop()
})

const SOMEBODY = '018f0000-0000-7000-8000-000000000001'

async function knownTables(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT i.indrelid::regclass::text AS name FROM pg_index i
     JOIN pg_attribute first ON first.attrelid = i.indrelid AND first.attnum = i.indkey[0]
     JOIN pg_attribute second ON second.attrelid = i.indrelid AND second.attnum = i.indkey[1]
     WHERE i.indisprimary AND i.indnkeyatts = 2 AND first.attname = 'affiliateId' AND second.attname = 'id'
     ORDER BY 1`,
  )
  return rows.map(({ name }) => name)
}

/** Whether a row is found by an index that begins with its key. Others hold the id further behind, and are read whole. */
async function isFoundByKey(client: pg.PoolClient, table: string): Promise<boolean> {
  // A sequential scan of an empty table would hide which index is taken.
  await client.query('SET LOCAL enable_seqscan = off')
  const { rows: plan } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN SELECT * FROM ${table} WHERE "affiliateId" = '${SOMEBODY}' AND "id" = '${SOMEBODY}'`,
  )
  const index = plan.map((row) => / using "?(\w+)| Scan on "?(\w+_\w+)/.exec(row['QUERY PLAN'])).find(Boolean)
  const { rows } = await client.query<{ column: string }>(
    `SELECT a.attname AS "column" FROM pg_index i
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum IN (i.indkey[0], i.indkey[1])
     WHERE i.indexrelid = format('%I', $1::text)::regclass`,
    [index?.[1] ?? index?.[2]],
  )
  return rows.some(({ column }) => column === 'id')
}

/** What `body` sees; nothing of it stays. */
async function apart<T>(body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    return await body(client)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

describe('a database that was never analysed', () => {
  it('finds the rows of every table by their key', async () => {
    const tables = await knownTables()
    expect(tables).toContain('"AffiliateAutomationJob"')
    const missed = await apart(async (client) => {
      const names: string[] = []
      for (const table of tables) if (!(await isFoundByKey(client, table))) names.push(table)
      return names
    })
    expect(missed).toEqual([])
  })

  it('reads all leads of the affiliate for one, without the first figures', async () => {
    const isFound = await apart(async (client) => {
      await client.query(
        `SELECT pg_clear_attribute_stats(current_schema(), 'AffiliateLead', 'affiliateId', false)`,
      )
      return isFoundByKey(client, '"AffiliateLead"')
    })
    expect(isFound).toBe(false)
  })
})

it('leaves what an ANALYZE has found', async () => {
  const again = await apart(async (client) => {
    await client.query('ANALYZE "AffiliateProfile"')
    return writeFirstStatistics(client)
  })
  expect(again).toBe(0)
})
