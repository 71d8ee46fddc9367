import { SYSTEM } from '@booster/engine/domain/actor'
import {
  ACCEPTED,
  claimOne,
  enrolScene,
  HOUR_MS,
  must,
  NO_ANSWER,
  type Scene,
  settleAs,
} from '@booster/engine/testing/contract/scene'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listLedger } from '../credits/list-ledger.ts'
import { countJobsByStatus } from '../jobs/count-jobs-by-status.ts'
import { listJobAttempts } from '../jobs/list-job-attempts.ts'
import { listJobs } from '../jobs/list-jobs.ts'
import { listRunJobs } from '../jobs/list-run-jobs.ts'
import { readJob } from '../jobs/read-job.ts'
import { endThreeRuns, idsIn, sendDue } from '../testing/ended-runs.ts'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { archiveFinishedJobs } from './archive-finished-jobs.ts'
import { archiveRuns } from './archive-runs.ts'

const DAYS = 365
const DAY_MS = 24 * HOUR_MS
let harness: PgHarness
let t: StoreHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)
beforeEach(async () => {
  t = await harness.begin()
})
afterAll(() => harness?.end())

function archive(input: { atOnce?: number } = {}) {
  return archiveFinishedJobs(harness.pool, STANDING_CLOCK, {
    olderThanDays: DAYS,
    maxMs: 30_000,
    from: null,
    ...input,
  })
}

/** All that a person can read of an affiliate's jobs. */
async function readAll(scene: Scene) {
  const { affiliateId } = scene
  const db = harness.pool
  const runs = await Promise.all(scene.runIds.map((runId) => listRunJobs(db, { affiliateId, runId })))
  const jobIds = runs.flat().map((job) => job.id)
  const jobs = await Promise.all(jobIds.map((jobId) => readJob(db, { affiliateId, jobId })))
  return {
    runs,
    // Quick retries mean something only while a job waits for the next one.
    jobs: jobs.map((job) => ({ ...must(job ?? undefined), archivedAt: null, quickRetryCount: null })),
    attempts: await Promise.all(jobIds.map((jobId) => listJobAttempts(db, { affiliateId, jobId }))),
    ledger: await listLedger(db, { affiliateId, beforeSeq: null, limit: 100 }),
    counts: { ...(await countJobsByStatus(db, { affiliateId })), archived: null },
    credit: await t.world.readCredit(affiliateId),
    counters: await t.world.readCounters(scene.automationId),
    sent: await Promise.all(scene.stepIds.map((stepId) => t.world.readStepSentCount(stepId))),
  }
}

describe('retention', () => {
  it('takes finished runs away when their last change is old enough, not a moment before', async () => {
    const scene = await endThreeRuns(t)
    await t.world.advance(DAYS * DAY_MS - 60_000)
    // The third run ended a day before the others: its last job was cancelled at once.
    expect(await archive()).toMatchObject({ jobs: 2, runs: 1, next: null })
    await t.world.advance(120_000)
    expect(await archive()).toMatchObject({ jobs: 4, runs: 2, next: null })
    expect(await idsIn(harness.pool, 'AffiliateAutomationJob', scene.affiliateId)).toEqual([])
    expect(await idsIn(harness.pool, 'ArchivedJob', scene.affiliateId)).toHaveLength(6)
    expect(await archive()).toMatchObject({ jobs: 0, runs: 0, batches: 0 })
    expect(await t.world.violations()).toEqual([])
  })

  it('leaves everything readable, charged and counted as it was', async () => {
    const scene = await endThreeRuns(t)
    const before = await readAll(scene)
    expect(before.counts).toMatchObject({ all: 6, completed: 4, failed: 1, cancelled: 1, pending: 0 })
    expect(before.attempts.flat()).toHaveLength(2)
    await t.world.advance((DAYS + 2) * DAY_MS)
    expect(await archive()).toMatchObject({ jobs: 6, runs: 3 })
    expect(await readAll(scene)).toEqual(before)
    const { archived } = await countJobsByStatus(harness.pool, { affiliateId: scene.affiliateId })
    expect(archived).toEqual({ completed: 4, failed: 1, cancelled: 1 })
    const listed = { affiliateId: scene.affiliateId, filter: {}, clock: STANDING_CLOCK, page: 1, limit: 50 }
    expect(await listJobs(harness.pool, listed)).toEqual([])
  })

  it('keeps a run that is open, paused or unconfirmed, with all its old jobs', async () => {
    const open = await enrolScene(t, { leads: 3, delaysHours: [0, 24 * 500], credits: 50 })
    const { affiliateId } = open
    await t.store.pauseRun({ affiliateId, runId: must(open.runIds[1]), actor: SYSTEM })
    await t.store.cancelRun({ affiliateId, runId: must(open.runIds[2]), actor: SYSTEM })
    await sendDue(t)
    const doubt = await enrolScene(t, { affiliateId, delaysHours: [0] })
    await settleAs(t, await claimOne(t), NO_ANSWER)
    await t.world.advance((DAYS + 1) * DAY_MS)
    expect(await archive()).toMatchObject({ jobs: 2, runs: 1 })
    const rest = await idsIn(harness.pool, 'AffiliateAutomationJob', affiliateId)
    expect(rest).toHaveLength(5)
    expect(rest).toContain(must(doubt.jobs[0]).id)
    expect((await t.world.readJobs(must(open.runIds[2]))).length).toBe(0)
  })

  it('keeps a run whose last job is young although its first is old', async () => {
    const scene = await enrolScene(t, { delaysHours: [0, 24 * 300] })
    await sendDue(t)
    await t.world.advance(300 * DAY_MS)
    await sendDue(t)
    await t.world.advance(200 * DAY_MS)
    expect(await archive()).toMatchObject({ jobs: 0 })
    expect(await idsIn(harness.pool, 'AffiliateAutomationJob', scene.affiliateId)).toHaveLength(2)
    await t.world.advance(166 * DAY_MS)
    expect(await archive()).toMatchObject({ jobs: 2, runs: 1 })
  })

  it('touches nothing of another affiliate', async () => {
    const old = await endThreeRuns(t)
    await t.world.advance(DAYS * DAY_MS)
    const young = await endThreeRuns(t)
    const before = await readAll(young)
    await t.world.advance(DAY_MS)
    expect(await archive()).toMatchObject({ jobs: 6 })
    expect(await idsIn(harness.pool, 'ArchivedJob', young.affiliateId)).toEqual([])
    expect(await readAll(young)).toEqual(before)
    expect(await idsIn(harness.pool, 'AffiliateAutomationJob', old.affiliateId)).toEqual([])
  })

  it('goes in small batches, whole runs each, and goes on where it stopped', async () => {
    const scene = await enrolScene(t, { leads: 20, delaysHours: [0, 1, 2], credits: 100 })
    for (let step = 0; step < 3; step++) {
      await sendDue(t)
      await t.world.advance(HOUR_MS)
    }
    await t.world.advance((DAYS + 1) * DAY_MS)
    // Seven jobs at most: two runs of three. Twenty runs make ten batches.
    const input = { olderThanDays: DAYS, atOnce: 7 }
    const first = await archiveFinishedJobs(harness.pool, STANDING_CLOCK, { ...input, maxMs: 0, from: null })
    expect(first).toMatchObject({ jobs: 6, runs: 2, batches: 1, next: { affiliateId: scene.affiliateId } })
    expect(await t.world.violations()).toEqual([])
    const rest = { ...input, maxMs: 30_000, from: first.next }
    expect(await archiveFinishedJobs(harness.pool, STANDING_CLOCK, rest)).toEqual({
      jobs: 54,
      runs: 18,
      batches: 9,
      next: null,
    })
    expect(await t.world.violations()).toEqual([])
  })

  it('waits for nobody: a run of which somebody holds a job stays, the others go', async () => {
    const scene = await endThreeRuns(t)
    await t.world.advance((DAYS + 2) * DAY_MS)
    const holder = await harness.pool.connect()
    try {
      await holder.query('BEGIN')
      await holder.query(
        `SELECT 1 FROM "AffiliateAutomationJob" WHERE "runId" = $1 AND "stepOrder" = 1 FOR UPDATE`,
        [scene.runIds[1]],
      )
      expect(await archive()).toMatchObject({ jobs: 4, runs: 2 })
    } finally {
      await holder.query('ROLLBACK')
      holder.release()
    }
    expect(await t.world.violations()).toEqual([])
    expect(await archive()).toMatchObject({ jobs: 2, runs: 1 })
  })

  it('judges a run by what it finds once it holds its jobs', async () => {
    const scene = await endThreeRuns(t)
    const { affiliateId } = scene
    await t.world.advance((DAYS + 2) * DAY_MS)
    const failed = must((await t.world.readJobs(must(scene.runIds[1])))[1])
    expect(await t.store.retryJobs({ affiliateId, jobIds: [failed.id], actor: SYSTEM })).toMatchObject({
      refused: [],
    })
    // As if it had been found before the retry.
    const runIds = scene.runIds
    expect(
      await archiveRuns(harness.pool, STANDING_CLOCK, { affiliateId, runIds, olderThanDays: DAYS }),
    ).toEqual({
      jobs: 4,
      runs: 2,
    })
    expect(await t.world.violations()).toEqual([])
    await settleAs(t, await claimOne(t), ACCEPTED)
    expect(await t.world.readRun(must(scene.runIds[1]))).toMatchObject({
      status: 'completed',
      completedSteps: 2,
    })
    expect(await t.world.violations()).toEqual([])
  })

  it('loses nothing when it is killed between taking away and counting', async () => {
    const scene = await endThreeRuns(t)
    await t.world.advance((DAYS + 2) * DAY_MS)
    const before = await readAll(scene)
    const holder = await harness.pool.connect()
    try {
      await holder.query('BEGIN')
      await holder.query(`SELECT 1 FROM "AutomationCounter" WHERE "automationId" = $1 FOR UPDATE`, [
        scene.automationId,
      ])
      const dying = archive().then(
        () => 'ended',
        (error: Error) => error.message,
      )
      expect(await killWhoWaitsToCount()).toBe(true)
      expect(await dying).toMatch(/terminat/)
    } finally {
      await holder.query('ROLLBACK')
      holder.release()
    }
    expect(await idsIn(harness.pool, 'ArchivedJob', scene.affiliateId)).toEqual([])
    expect(await readAll(scene)).toEqual(before)
    expect(await t.world.violations()).toEqual([])
    expect(await archive()).toMatchObject({ jobs: 6 })
    expect(await t.world.violations()).toEqual([])
  })
})

/** Ends the connection that has moved jobs and waits for the counters; false when there is none in time. */
async function killWhoWaitsToCount(): Promise<boolean> {
  const deadline = performance.now() + 10_000
  while (performance.now() < deadline) {
    const { rowCount } = await harness.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%archivedCompleted%'`,
    )
    if ((rowCount ?? 0) > 0) return true
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return false
}
