import { SYSTEM } from '@booster/engine/domain/actor'
import { HOUR_MS, must } from '@booster/engine/testing/contract/scene'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listRunJobs } from '../jobs/list-run-jobs.ts'
import { readJob } from '../jobs/read-job.ts'
import { endThreeRuns, idsIn } from '../testing/ended-runs.ts'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { archiveFinishedJobs } from './archive-finished-jobs.ts'

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

function archive() {
  return archiveFinishedJobs(harness.pool, STANDING_CLOCK, { olderThanDays: DAYS, maxMs: 30_000, from: null })
}

describe('an archived job', () => {
  it('is refused by every operation with the reason, and unknown to others', async () => {
    const scene = await endThreeRuns(t)
    const { affiliateId } = scene
    await t.world.advance((DAYS + 2) * DAY_MS)
    await archive()
    const stranger = await t.world.addAffiliate({ credits: 5 })
    const jobIds = await idsIn(harness.pool, 'ArchivedJob', affiliateId)
    const { retryJobs, cancelJobs, sendJobsNow, undoCancelJobs, resolveUnconfirmed } = t.store
    const undo = (jobs: Parameters<typeof cancelJobs>[0]) => undoCancelJobs({ ...jobs, withinMs: 1e12 })
    for (const operation of [retryJobs, cancelJobs, sendJobsNow, undo]) {
      const refusedAs = (reason: string) => ({
        changed: [],
        refused: jobIds.map((jobId) => ({ jobId, reason })),
      })
      expect(await operation({ affiliateId, jobIds, actor: SYSTEM })).toEqual(refusedAs('ARCHIVED'))
      expect(await operation({ affiliateId: stranger, jobIds, actor: SYSTEM })).toEqual(
        refusedAs('NOT_FOUND'),
      )
    }
    const doubt = { jobId: must(jobIds[0]), verdict: 'was_sent', actor: SYSTEM } as const
    expect(await resolveUnconfirmed({ ...doubt, affiliateId })).toEqual({
      kind: 'unchanged',
      reason: 'ARCHIVED',
    })
    expect(await resolveUnconfirmed({ ...doubt, affiliateId: stranger })).toEqual({ kind: 'unknown' })
    expect(await readJob(harness.pool, { affiliateId: stranger, jobId: must(jobIds[0]) })).toBeNull()
    expect(await listRunJobs(harness.pool, { affiliateId: stranger, runId: scene.runId })).toEqual([])
    expect(await t.world.violations()).toEqual([])
  })

  it('does not let its lead enter the automation once more', async () => {
    const scene = await endThreeRuns(t)
    await t.world.advance((DAYS + 2) * DAY_MS)
    await archive()
    const { affiliateId, automationId, leadIds } = scene
    const again = await t.store.enrolLeads({
      affiliateId,
      automationId,
      leadIds,
      triggerType: 'AFTER_OPTIN',
      actor: SYSTEM,
    })
    expect(again.enrolled).toEqual([])
    expect(again.skipped.map(({ reason }) => reason)).toEqual(Array(3).fill('ALREADY_ENROLLED'))
  })

  it('is found by a late event and a late click, which are written down', async () => {
    const scene = await endThreeRuns(t)
    const { affiliateId } = scene
    const job = must((await t.world.readJobs(scene.runId))[0])
    await t.world.advance((DAYS + 2) * DAY_MS)
    await archive()
    const { rows } = await harness.pool.query<{ email: string }>(
      `SELECT "email" FROM "AffiliateLead" WHERE "id" = $1`,
      [scene.leadId],
    )
    const { email } = must(rows[0])
    const { messageRef, emailId: providerId } = job
    const sources = [
      { kind: 'provider', email, messageRef, providerId: null, payload: {} },
      { kind: 'provider', email, messageRef: null, providerId, payload: {} },
      { kind: 'own-link', messageRef },
    ] as const
    const event = {
      kind: 'clicked',
      bounceClass: null,
      at: null,
      link: 'https://example.com/',
      reason: null,
    } as const
    for (const [n, source] of sources.entries()) {
      const apply = () => t.store.applyDeliveryEvent({ ...event, digest: `late click ${n}`, source })
      expect(await apply()).toEqual({ known: false, matched: true, resolved: false })
      expect(await apply()).toEqual({ known: true, matched: true, resolved: false })
    }
    expect(await t.world.readDeliveries(job.id)).toHaveLength(sources.length)
    expect(await readJob(harness.pool, { affiliateId, jobId: job.id })).toMatchObject({ delivery: 'clicked' })
    expect(await t.world.violations()).toEqual([])
  })

  it('is never changed, and only what has ended is let in', async () => {
    const scene = await endThreeRuns(t)
    await t.world.advance((DAYS + 2) * DAY_MS)
    await archive()
    const { affiliateId } = scene
    for (const change of [`UPDATE "ArchivedJob" SET "status" = 'failed'`, 'DELETE FROM "ArchivedJob"']) {
      await expect(harness.pool.query(`${change} WHERE "affiliateId" = $1`, [affiliateId])).rejects.toThrow(
        'append-only',
      )
    }
    const copy = `INSERT INTO "ArchivedJob" SELECT (jsonb_populate_record(a, '{"status": "held", "stepOrder": 99}'::jsonb
      || jsonb_build_object('id', gen_random_uuid()))).* FROM "ArchivedJob" a LIMIT 1`
    await expect(harness.pool.query(copy)).rejects.toThrow('archived_job_is_over')
  })
})
