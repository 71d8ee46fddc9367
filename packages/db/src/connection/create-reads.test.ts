import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closePool } from '../testing/close-pool.ts'
import { type Pair, startStandby } from '../testing/start-standby.ts'
import { createPool } from './connect.ts'
import { createReads } from './create-reads.ts'

const longMs = 120_000
let pair: Pair
let primary: pg.Pool
let replica: pg.Pool
let errors: unknown[]

beforeAll(async () => {
  pair = await startStandby()
  primary = createPool({ url: pair.primaryUrl, applicationName: 'reads-primary', max: 4 })
  replica = createPool({ url: pair.standbyUrl, applicationName: 'reads-replica', max: 4 })
  await primary.query('CREATE TABLE "Written" ("n" int NOT NULL)')
}, longMs)
afterAll(async () => {
  await closePool(primary)
  await closePool(replica)
  await pair.stop()
}, longMs)
beforeEach(() => {
  errors = []
})

function reads(on: Pick<pg.Pool, 'query'> | null = replica) {
  return createReads({ primary, replica: on, onError: (error) => errors.push(error) })
}

/** Where a read was answered, and how much it saw. */
async function readSeen(db: Pick<pg.Pool, 'query'>) {
  const { rows } = await db.query<{ replica: boolean; seen: number }>(
    'SELECT pg_is_in_recovery() AS "replica", (SELECT count(*)::int FROM "Written" WHERE "n" >= $1) AS "seen"',
    [0],
  )
  return rows[0]
}

async function write() {
  const { rows } = await primary.query<{ seen: number }>(
    'WITH w AS (INSERT INTO "Written" VALUES (1)) SELECT (SELECT count(*)::int FROM "Written") + 1 AS "seen"',
  )
  return rows[0]?.seen
}

describe('reads', () => {
  it('are answered by the replica, and see every write before them', async () => {
    for (let n = 0; n < 20; n++) {
      const seen = await write()
      const found = await readSeen(reads())
      expect(found?.seen).toBe(seen)
    }
    // While it keeps up, it is the replica that answers.
    expect(await readSeen(reads())).toMatchObject({ replica: true })
    expect(errors).toEqual([])
  })

  it('are answered by the primary while the replica lags, and by the replica once it has caught up', async () => {
    await replica.query('SELECT pg_wal_replay_pause()')
    try {
      const seen = await write()
      expect(await readSeen(reads())).toEqual({ replica: false, seen })
      expect((await readSeen(replica))?.seen).toBeLessThan(seen ?? 0)
    } finally {
      await replica.query('SELECT pg_wal_replay_resume()')
    }
    await expect.poll(async () => (await readSeen(reads()))?.replica, { timeout: 10_000 }).toBe(true)
    expect(errors).toEqual([])
  })

  it('are answered by the primary when the replica is away, and report it', async () => {
    const away = createPool({ url: 'postgres://nobody@127.0.0.1:9/none', applicationName: 'away', max: 1 })
    expect(await readSeen(reads(away))).toMatchObject({ replica: false })
    expect(errors).toHaveLength(1)
    await closePool(away)
  })

  it('are answered by the primary when the replica is none', async () => {
    const another = createPool({ url: pair.primaryUrl, applicationName: 'promoted', max: 1 })
    expect(await readSeen(reads(another))).toMatchObject({ replica: false })
    expect(errors).toEqual([])
    await closePool(another)
  })

  it('take named statements with values, and pass on the error of a wrong one', async () => {
    const named = {
      name: 'a-read',
      text: 'SELECT $1::int AS "n", pg_is_in_recovery() AS "replica"',
      values: [7],
    }
    expect((await reads().query(named)).rows).toEqual([{ n: 7, replica: true }])
    await expect(reads().query('SELECT * FROM "Nowhere"')).rejects.toThrow(/Nowhere/)
  })

  it('are the primary where there is no replica', async () => {
    expect(reads(null)).toBe(primary)
  })
})
