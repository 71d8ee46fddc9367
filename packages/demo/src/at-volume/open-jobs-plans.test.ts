import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { readOverdue } from '@booster/db/engine-status/read-overdue'
import { createPgStore } from '@booster/db/engine-store/store'
import { readSolvency } from '@booster/db/provider/read-solvency'
import { readReadiness } from '@booster/db/service/read-readiness'
import { closePool } from '@booster/db/testing/close-pool'
import { watchPlans } from '@booster/db/testing/plan-work'
import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import { loadSynthetic } from '@booster/demo/load-synthetic'
import { settle } from '@booster/engine/domain/settlement'
import { ACCEPTED, LEASE_MS, PROVIDER } from '@booster/engine/testing/contract/scene'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'

/**
 * What goes over all affiliates must stay affiliate by affiliate, also when thousands of jobs came since the planner
 * last looked at the queue: believing in an empty one, it walks all of it for every affiliate. (Seen: the admin's
 * overview at 10 million finished jobs took 4 s until the next ANALYZE and 10 ms after it; readiness with a plain join
 * touches 600,000 rows here.)
 */
const AFFILIATES = 100
const JOBS = 3_000
/** Rows that all nodes of a plan may touch per waiting job; a plan that goes wrong touches a hundred times as many. */
const ROWS_PER_JOB = 8

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ url: database.url, applicationName: 'open-jobs-plans', max: 4 })
  const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' })
  const load = (jobs: number) =>
    loadSynthetic(pool, store, { affiliates: AFFILIATES, jobs, automations: 1, steps: 1, analyze: false })
  await pool.query(`ALTER TABLE "AffiliateAutomationJob" SET (autovacuum_enabled = false)`)
  await pool.query(`ALTER TABLE "AffiliateDue" SET (autovacuum_enabled = false)`)
  await load(JOBS)
  for (;;) {
    const { jobs } = await store.claimDueJobs({
      processId: 'plans',
      slots: 1_000,
      leaseMs: LEASE_MS,
      provider: PROVIDER,
    })
    if (jobs.length === 0) break
    await store.settleSends(
      jobs.map((job) => ({
        job,
        settlement: settle(job, ACCEPTED, 0.5),
        outcome: ACCEPTED.kind,
        durationMs: 1,
      })),
    )
  }
  await pool.query('VACUUM ANALYZE')
  await load(JOBS)
  const long = `- interval '10 minutes'`
  await pool.query(
    `UPDATE "AffiliateAutomationJob" SET "scheduledAt" = "scheduledAt" ${long} WHERE "status" = 'pending'`,
  )
  await pool.query(
    `UPDATE "AffiliateDue" SET "nextDueAt" = "nextDueAt" ${long} WHERE "nextDueAt" < 'infinity'`,
  )
}, 60_000)

afterAll(async () => {
  await closePool(pool)
  await database.drop()
})

it.each([
  ['what is overdue', (db: pg.Pool) => readOverdue(db, DATABASE_CLOCK)],
  [
    'what affiliates may send',
    (db: pg.Pool) => readSolvency(db, { clock: DATABASE_CLOCK, providerCredits: null }),
  ],
  ['readiness', (db: pg.Pool) => readReadiness(db)],
] as const)('%s: a waiting job is looked at once or twice, by stale statistics too', async (_name, read) => {
  const watched = createPool({ url: database.url, applicationName: 'open-jobs-watched', max: 1 })
  const watch = watchPlans(watched)
  await read(watched).finally(() => closePool(watched))
  const touched = [...watch.take().rowsByStatement.values()].reduce((sum, rows) => sum + rows, 0)
  expect(touched).toBeGreaterThan(AFFILIATES)
  expect(touched).toBeLessThan(ROWS_PER_JOB * JOBS)
})
