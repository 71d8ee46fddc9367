import { afterAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import { createPool } from './connect.ts'

const database = await createTestDatabase()
afterAll(() => database.drop())

describe('createPool', () => {
  it('reads int8 as a number and timestamptz as a Date, and refuses an unsafe number', async () => {
    const pool = createPool({ url: database.url, applicationName: 'test' })
    const { rows } = await pool.query(
      `SELECT 9007199254740991::int8 AS big, '2026-01-02T03:04:05Z'::timestamptz AS at`,
    )
    expect(rows[0]).toEqual({ big: 9007199254740991, at: new Date('2026-01-02T03:04:05Z') })
    await expect(pool.query('SELECT 9007199254740992::int8 AS big')).rejects.toThrow(RangeError)
    await pool.end()
  })

  it('sets name, time-outs and, for the engine, the planner on every connection', async () => {
    const show = `SELECT current_setting('application_name') AS name, current_setting('statement_timeout') AS statement,
      current_setting('plan_cache_mode') AS plan, current_setting('enable_hashjoin') AS hash`
    const plain = createPool({ url: database.url, applicationName: 'plain' })
    const engine = createPool({
      url: database.url,
      applicationName: 'engine',
      forEngine: true,
      statementTimeoutMs: 0,
    })
    expect((await plain.query(show)).rows[0]).toEqual({
      name: 'plain',
      statement: '30s',
      plan: 'auto',
      hash: 'on',
    })
    expect((await engine.query(show)).rows[0]).toEqual({
      name: 'engine',
      statement: '0',
      plan: 'force_generic_plan',
      hash: 'off',
    })
    await Promise.all([plain.end(), engine.end()])
  })
})

describe('a connection that the server cuts', () => {
  it('between two statements of a transaction fails the next one, not the process', async () => {
    const pool = createPool({ url: database.url, applicationName: 'cut', max: 1 })
    const other = createPool({ url: database.url, applicationName: 'cutter', max: 1 })
    const client = await pool.connect()
    await client.query('BEGIN')
    const cut = new Promise((resolve) => client.once('end', () => resolve('cut')))
    await other.query(
      `SELECT pg_terminate_backend("pid") FROM pg_stat_activity WHERE "application_name" = 'cut'`,
    )
    expect(await cut).toBe('cut')
    await expect(client.query('SELECT 1')).rejects.toThrow()
    client.release(true)
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await Promise.all([pool.end(), other.end()])
  })
})

describe('createTestDatabase', () => {
  it('gives every caller a database of its own, quickly', async () => {
    const startedAt = performance.now()
    const other = await createTestDatabase()
    const elapsedMs = performance.now() - startedAt
    expect(other.url).not.toBe(database.url)
    await other.drop()
    expect(elapsedMs).toBeLessThan(5_000)
  })
})
