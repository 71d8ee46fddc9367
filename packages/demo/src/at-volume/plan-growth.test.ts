import { DATABASE_CLOCK } from '@booster/db/connection/clock'
import { createPool } from '@booster/db/connection/connect'
import { createPgStore } from '@booster/db/engine-store/store'
import { closePool } from '@booster/db/testing/close-pool'
import { type PlanWork, rowsOf, watchPlans } from '@booster/db/testing/plan-work'
import { createTestDatabase, type TestDatabase } from '@booster/db/testing/test-database'
import { loadSynthetic } from '@booster/demo/load-synthetic'
import { settle } from '@booster/engine/domain/settlement'
import type { ClaimedJob, SettledSend } from '@booster/engine/ports'
import {
  ACCEPTED,
  LEASE_MS,
  NO_ANSWER,
  NOT_SENT,
  PROVIDER,
  REFUSED_CONTENT,
} from '@booster/engine/testing/contract/scene'
import { afterEach, describe, expect, it } from 'vitest'

/**
 * The statements of claim and settle are run with a batch of 100 and with one of 2,000, by the plans that PostgreSQL
 * makes for them from statistics that are as wrong as those of a queue always are. What a statement touches per job
 * must not grow with the batch: a plan that joins everything with everything touches twenty times as much. (Tried:
 * without the engine's planner settings, and with fences that compare the enum instead of its text, this reports
 * another statement for each kind of statistics, up to 1,900 rows per job instead of 1.)
 */
const SMALL = 100
const LARGE = 2_000
/** A statement may touch that many times as many rows per job before it counts as growing. */
const GROWTH_AT_MOST = 3
/** Fewer rows per job than this are not called growth: a statement that finds next to nothing may find a little more. */
const ROWS_PER_JOB_FREE = 4

type Statistics = 'of empty tables' | 'of pending jobs only' | 'of finished jobs mostly'

let database: TestDatabase | undefined
afterEach(async () => {
  await database?.drop()
  database = undefined
})

type Measured = { readonly jobs: number; readonly work: PlanWork }
type Batches = { readonly small: Measured; readonly large: Measured; readonly smallAfter: Measured }

/** Claims and settles 100, then 2,000, then 100 jobs again. */
async function runBatches(input: {
  readonly affiliates: number
  readonly statistics: Statistics
  readonly plannerSettings?: Readonly<Record<string, string>>
  readonly large?: number
}): Promise<Batches> {
  const { large = LARGE } = input
  database = await createTestDatabase()
  const { url } = database
  const filling = createPool({ url, applicationName: 'plan-growth-fill', max: 4, forEngine: true })
  const pool = createPool({
    url,
    applicationName: 'plan-growth',
    max: 1,
    forEngine: true,
    ...(input.plannerSettings === undefined ? {} : { plannerSettings: input.plannerSettings }),
  })
  const watch = watchPlans(pool)
  const store = createPgStore({ pool, clock: DATABASE_CLOCK, hashKey: 'test' })
  const batch = async (jobs: number): Promise<Measured> => {
    watch.take()
    const claimed: ClaimedJob[] = []
    while (claimed.length < jobs) {
      const { jobs: more } = await store.claimDueJobs({
        processId: 'plan-growth',
        slots: jobs - claimed.length,
        leaseMs: LEASE_MS,
        provider: PROVIDER,
      })
      if (more.length === 0) throw new Error(`only ${claimed.length} of ${jobs} jobs were claimed`)
      claimed.push(...more)
    }
    const report = await store.settleSends(claimed.map(sendWithSomeOutcome))
    expect(report.lost).toEqual([])
    return { jobs, work: watch.take() }
  }
  try {
    await stopAutovacuum(filling)
    await filling.query('ANALYZE')
    const fill = (jobs: number, analyze: boolean) =>
      loadSynthetic(filling, createPgStore({ pool: filling, clock: DATABASE_CLOCK, hashKey: 'fill' }), {
        affiliates: input.affiliates,
        jobs: jobs * STEPS,
        automations: 1,
        steps: STEPS,
        spreadHours: STEPS * 24,
        analyze,
      })
    if (input.statistics === 'of empty tables') {
      // The plans are made now, and kept.
      await store.claimDueJobs({ processId: 'early', slots: SMALL, leaseMs: LEASE_MS, provider: PROVIDER })
    }
    if (input.statistics === 'of finished jobs mostly') {
      await fill(large, false)
      await batch(large)
      await filling.query('ANALYZE')
    }
    await fill(2 * SMALL + large, input.statistics === 'of pending jobs only')
    return { small: await batch(SMALL), large: await batch(large), smallAfter: await batch(SMALL) }
  } finally {
    await closePool(pool)
    await closePool(filling)
  }
}

/** The later steps of a run wait behind the first one, as in real life. */
const STEPS = 3

/** Mostly accepted; some of everything else, so that all statements of a settlement have work. */
function sendWithSomeOutcome(job: ClaimedJob, index: number): SettledSend {
  const handOver = [NOT_SENT, REFUSED_CONTENT, NO_ANSWER][index % 10] ?? ACCEPTED
  return { job, settlement: settle(job, handOver, 0.5), outcome: handOver.kind, durationMs: 5 }
}

/** Statistics change when this test says so. */
async function stopAutovacuum(pool: ReturnType<typeof createPool>): Promise<void> {
  await pool.query(`DO $$ DECLARE t regclass; BEGIN
    FOR t IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
      EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', t);
    END LOOP; END $$`)
}

function growing(one: Measured, other: Measured): readonly string[] {
  return [...other.work.rowsByStatement].flatMap(([name, rows]) => {
    const before = (one.work.rowsByStatement.get(name) ?? 0) / one.jobs
    const after = rows / other.jobs
    if (after <= GROWTH_AT_MOST * Math.max(before, ROWS_PER_JOB_FREE)) return []
    return [`${name}: ${before.toFixed(1)} rows per job in ${one.jobs}, ${after.toFixed(1)} in ${other.jobs}`]
  })
}

function rowsPerJob({ jobs, work }: Measured): number {
  return [...work.rowsByStatement.values()].reduce((sum, rows) => sum + rows, 0) / jobs
}

describe('the plans of claim and settle', () => {
  const cases = (['of empty tables', 'of pending jobs only', 'of finished jobs mostly'] as const).flatMap(
    (statistics) => [1, 20].map((affiliates) => ({ statistics, affiliates })),
  )
  it.each(cases)(
    'touch as much per job in a large batch, with statistics $statistics and $affiliates affiliate(s)',
    async (input) => {
      const batches = await runBatches(input)
      // The watch sees what the store does: at least every job once in the claim and once in the settlement.
      expect(rowsPerJob(batches.small)).toBeGreaterThan(2)
      expect(growing(batches.small, batches.large)).toEqual([])
      // What is finished meanwhile costs nothing either.
      expect(growing(batches.small, batches.smallAfter)).toEqual([])
    },
    60_000,
  )

  it('are found growing when the planner may only compare everything with everything', async () => {
    const batches = await runBatches({
      affiliates: 1,
      statistics: 'of pending jobs only',
      large: 600,
      plannerSettings: {
        plan_cache_mode: 'force_generic_plan',
        enable_hashjoin: 'off',
        enable_mergejoin: 'off',
        enable_indexscan: 'off',
        enable_bitmapscan: 'off',
        enable_memoize: 'off',
      },
    })
    expect(growing(batches.small, batches.large)).not.toEqual([])
  }, 120_000)
})

describe('the rows of a plan', () => {
  it('count what a join compares and throws away', () => {
    const inner = { 'Actual Rows': 100, 'Actual Loops': 100 }
    const loop = { 'Actual Rows': 1, 'Actual Loops': 1, 'Rows Removed by Join Filter': 9_900, Plans: [inner] }
    expect(rowsOf(loop, 0)).toBe(9_902 + 10_100)
  })

  it('count the elements of an array that every row is compared with', () => {
    expect(rowsOf({ 'Actual Rows': 9, 'Actual Loops': 1, Filter: '(id = ANY ($1))' }, 50)).toBe(500)
  })
})
