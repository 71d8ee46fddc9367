import { inTransaction } from '@booster/db/connection/transaction'
import type pg from 'pg'
import { composeDemo } from './compose-demo.ts'
import { countFacts } from './count-facts.ts'
import { DEMO_PASSWORD } from './demo-accounts.ts'
import { insertRows } from './insert-rows.ts'

export type SeedDemoInput = {
  /** The moment the story has reached; its last 30 days are written, its next days are planned. */
  readonly now: Date
  readonly hashPassword: (password: string) => Promise<string>
  /** Keyed hash of an address, as the store makes it; without it suppressions stand on the leads alone. */
  readonly hashEmail?: (email: string) => string
}

export type SeedDemoReport = {
  /** False: the demo was there already, and nothing was changed. */
  readonly seeded: boolean
  readonly jobs: number
  readonly ms: number
}

// Any number works as long as every process of the demo uses the same one.
const SEED_LOCK = 4_021_760_421

/**
 * Fills a database with the demo: an admin, Budi with 30 days of history, Siti with hardly any credit left, and
 * Baru, who has nothing yet. The same `now` gives the same rows. Does nothing where the demo's admin exists, and
 * tells nobody: the rows are there before anybody listens.
 */
export async function seedDemo(pool: pg.Pool, input: SeedDemoInput): Promise<SeedDemoReport> {
  const startedAt = performance.now()
  const jobs = await inTransaction(pool, async (tx) => {
    await tx.rows('lock-demo', 'SELECT pg_advisory_xact_lock($1)', [SEED_LOCK])
    const known = await tx.rows(
      'find-demo-admin',
      `SELECT 1 FROM "User" WHERE "email" = 'admin@demo.test'`,
      [],
    )
    if (known.length > 0) return null
    const demo = composeDemo({
      nowMs: input.now.getTime(),
      passwordHash: await input.hashPassword(DEMO_PASSWORD),
      hashEmail: input.hashEmail ?? null,
    })
    for (const [table, rows] of demo.tables) await insertRows(tx, table, rows)
    await countFacts(tx, demo.affiliateIds)
    return demo.jobCount
  })
  // The planner knows nothing of rows just written; until autovacuum comes by, lists would be read the long way.
  if (jobs !== null) await pool.query('ANALYZE')
  return { seeded: jobs !== null, jobs: jobs ?? 0, ms: performance.now() - startedAt }
}
