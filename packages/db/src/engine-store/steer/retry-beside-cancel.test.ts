import { BY, enrolScene, must, REFUSED_CONTENT, settleAs } from '@booster/engine/testing/contract/scene'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../../testing/store-harness.ts'

let database: PgHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await database?.end()
})

async function untilWaiting(sessions: number): Promise<void> {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    const { rowCount } = await database.pool.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if (rowCount === sessions) return
  }
  throw new Error(`${sessions} sessions should wait for a lock`)
}

async function enrolWithFailure(harness: StoreHarness) {
  const scene = await enrolScene(harness, { delaysHours: [0, 1] })
  const { jobs } = await harness.store.claimDueJobs({
    processId: 'one',
    slots: 1,
    leaseMs: 60_000,
    provider: 'provider',
  })
  await settleAs(harness, jobs, REFUSED_CONTENT)
  return { ...scene, jobId: must(scene.jobs[0]).id }
}

it('a retry does not revive a run that is cancelled while it waits for its job', async () => {
  const harness = await database.begin()
  const { store, world } = harness
  const { affiliateId, runId, jobId } = await enrolWithFailure(harness)
  const other = await database.pool.connect()
  try {
    await other.query('BEGIN')
    await other.query(`SELECT 1 FROM "AffiliateAutomationJob" WHERE "id" = $1 FOR UPDATE`, [jobId])
    // Both wait for the same job, the cancellation first: what the retry has read by then is no longer true.
    const cancelling = store.cancelRun({ affiliateId, runId, ...BY })
    await untilWaiting(1)
    const retrying = store.retryJobs({ affiliateId, jobIds: [jobId], ...BY })
    await untilWaiting(2)
    await other.query('COMMIT')
    expect(await cancelling).toMatchObject({ kind: 'cancelled', jobs: 1 })
    expect(await retrying).toEqual({ changed: [], refused: [{ jobId, reason: 'RUN_CANCELLED' }] })
  } finally {
    other.release()
  }
  expect(await world.readRun(runId)).toMatchObject({ status: 'cancelled' })
  expect(await world.violations()).toEqual([])
}, 30_000)

it('a job that is retried while its automation is archived does not wait under the cancelled run', async () => {
  const harness = await database.begin()
  const { store, world } = harness
  const { affiliateId, automationId, runId, jobId } = await enrolWithFailure(harness)
  const other = await database.pool.connect()
  try {
    await other.query('BEGIN')
    await other.query(`SELECT 1 FROM "AffiliateAutomationLog" WHERE "id" = $1 FOR UPDATE`, [runId])
    // The retry holds its job and waits for the run; the archiving comes before the job is pending again.
    const retrying = store.retryJobs({ affiliateId, jobIds: [jobId], ...BY })
    await untilWaiting(1)
    const archiving = store.setAutomationStatus({ affiliateId, automationId, status: 'archived', ...BY })
    await untilWaiting(2)
    await other.query('COMMIT')
    expect(await retrying).toEqual({ changed: [jobId], refused: [] })
    expect(await archiving).toEqual({ kind: 'changed' })
  } finally {
    other.release()
  }
  expect(await world.readRun(runId)).toMatchObject({ status: 'cancelled', cancelledSteps: 2 })
  expect(await world.violations()).toEqual([])
}, 30_000)
