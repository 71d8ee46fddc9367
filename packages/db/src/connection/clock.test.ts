import { SYSTEM } from '@booster/engine/domain/actor'
import { afterAll, describe, expect, it } from 'vitest'
import { runInvariants } from '../invariants/run-invariants.ts'
import { advanceDemoClock } from '../service/demo-clock.ts'
import { createTestDatabase } from '../testing/test-database.ts'
import { DATABASE_CLOCK, movableClock } from './clock.ts'
import { createPool } from './connect.ts'

const database = await createTestDatabase()
const pool = createPool({ url: database.url, applicationName: 'test', max: 2 })
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const aheadMs = `SELECT (extract(epoch FROM ${movableClock.now} - ${DATABASE_CLOCK.now}) * 1000)::float8 AS ms`
const hourMs = 3_600_000

describe('the clock of the database', () => {
  it('never writes a time that the next statement finds in the future', async () => {
    const client = await pool.connect()
    await client.query('CREATE TEMPORARY TABLE written ("at" timestamptz(3))')
    for (let n = 0; n < 200; n += 1) {
      await client.query(`INSERT INTO written VALUES (${DATABASE_CLOCK.now})`)
      const { rows } = await client.query(`SELECT 1 FROM written WHERE "at" > ${DATABASE_CLOCK.now}`)
      expect(rows).toEqual([])
    }
    client.release()
  })
})

describe('the movable clock', () => {
  it('tells one time throughout a transaction, also when a person moves it meanwhile', async () => {
    const client = await pool.connect()
    const readAheadMs = async () => (await client.query<{ ms: number }>(aheadMs)).rows[0]?.ms
    await client.query('BEGIN')
    expect(await readAheadMs()).toBe(0)
    await advanceDemoClock(pool, { hours: 24, actor: SYSTEM })
    expect(await readAheadMs()).toBe(0)
    await client.query('COMMIT')
    expect(await readAheadMs()).toBe(24 * hourMs)
    await client.query('BEGIN')
    expect(await readAheadMs()).toBe(24 * hourMs)
    await client.query('ROLLBACK')
    await advanceDemoClock(pool, { hours: 1, actor: SYSTEM })
    expect(await readAheadMs()).toBe(25 * hourMs)
    client.release()
  })

  it('can be the clock of the invariants', async () => {
    const results = await runInvariants(pool, { clock: movableClock.now })
    expect(results.flatMap(({ rows }) => rows)).toEqual([])
  })

  it('can be compared with an index', async () => {
    const client = await pool.connect()
    await client.query('SET enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT 1 FROM "AffiliateDue" WHERE "nextDueAt" <= ${movableClock.now}`,
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('Index Cond')
    client.release(true)
  })
})
