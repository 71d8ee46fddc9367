import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { backdateRows } from './story/backdate-rows.ts'
import { playDemo } from './story/play-demo.ts'

export type SeedDemoInput = {
  /** The moment the story has reached; its last 30 days are played, its next days are planned. */
  readonly now: Date
  readonly hashPassword: (password: string) => Promise<string>
  /** Of the store's address hashes; without it the demo's suppressions stand on its leads alone. */
  readonly hashKey?: string
}

export type SeedDemoReport = {
  /** False: the database has affiliates already, and nothing was changed. */
  readonly seeded: boolean
  readonly jobs: number
  readonly ms: number
}

/**
 * Fills a database with the demo: an admin, Budi with 30 days of history, Siti with hardly any credit left, and Baru,
 * who has nothing yet. The engine itself makes the history, with a provider and a clock of the story's own, in one
 * transaction: it is there whole, before anybody listens, or not at all. The same `now` gives the same story.
 *
 * Does nothing where an affiliate exists: the story's engine must never meet somebody else's jobs.
 */
export async function seedDemo(pool: pg.Pool, input: SeedDemoInput): Promise<SeedDemoReport> {
  const startedAt = performance.now()
  const passwordHash = await input.hashPassword(DEMO_PASSWORD)
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // No other process seeds or adds an affiliate meanwhile.
    await client.query('LOCK TABLE "AffiliateProfile" IN EXCLUSIVE MODE')
    const { rowCount } = await client.query('SELECT 1 FROM "AffiliateProfile" LIMIT 1')
    if (rowCount === 1) {
      await client.query('ROLLBACK')
      return { seeded: false, jobs: 0, ms: performance.now() - startedAt }
    }
    await playDemo(client, {
      endMs: input.now.getTime(),
      passwordHash,
      hashKey: input.hashKey ?? randomUUID(),
    })
    await backdateRows(client)
    const { rows } = await client.query<{ jobs: number }>(
      'SELECT count(*)::int AS "jobs" FROM "AffiliateAutomationJob"',
    )
    await client.query('COMMIT')
    // The planner knows nothing of rows just written; until autovacuum comes by, lists would be read the long way.
    await client.query('ANALYZE')
    return { seeded: true, jobs: rows[0]?.jobs ?? 0, ms: performance.now() - startedAt }
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined) // the connection ends, and with it the transaction
    throw error
  } finally {
    // It has prepared the store's statements for the story's clock and for empty tables: nobody may use it again.
    client.release(true)
  }
}
