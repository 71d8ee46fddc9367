import { claim, claimOne, enrolScene, must } from '@booster/engine/testing/contract/scene'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../../testing/store-harness.ts'

let harness: PgHarness

beforeAll(async () => {
  harness = await createPgHarness()
}, 60_000)

afterAll(async () => {
  await harness?.end()
})

/**
 * An operation of the store also moves the jobs that its change concerns. A job that it could not see, because it was
 * enrolled at the same moment, is stopped by the gate. Here only the fact is changed, past the store.
 */
const FACTS: readonly (readonly [gate: string, fact: string, job: object])[] = [
  [
    'an unsubscribed lead',
    `UPDATE "AffiliateLead" SET "unsubscribedAt" = now()`,
    { status: 'cancelled', errorCode: 'UNSUBSCRIBED' },
  ],
  [
    'a suppressed lead',
    `UPDATE "AffiliateLead" SET "suppressedAt" = now()`,
    { status: 'cancelled', errorCode: 'SUPPRESSED' },
  ],
  [
    'a lead without an address',
    `UPDATE "AffiliateLead" SET "email" = NULL`,
    { status: 'cancelled', errorCode: 'NO_ADDRESS' },
  ],
  [
    'a cancelled run',
    `WITH runs AS (UPDATE "AffiliateAutomationLog" SET "status" = 'cancelled', "cancelledAt" = now())
     UPDATE "AutomationCounter" SET "runsActive" = 0, "runsCancelled" = 1`,
    { status: 'cancelled', errorCode: 'RUN_CANCELLED' },
  ],
  [
    'a paused run',
    `WITH runs AS (UPDATE "AffiliateAutomationLog" SET "status" = 'paused')
     UPDATE "AutomationCounter" SET "runsActive" = 0, "runsPaused" = 1`,
    { status: 'held', holdReason: 'RUN_PAUSED' },
  ],
  [
    'a paused automation',
    `UPDATE "AffiliateAutomation" SET "status" = 'paused'`,
    { status: 'held', holdReason: 'AUTOMATION_PAUSED' },
  ],
  [
    'an archived automation',
    `UPDATE "AffiliateAutomation" SET "status" = 'archived'`,
    { status: 'cancelled', errorCode: 'AUTOMATION_ARCHIVED' },
  ],
  [
    'a suspended affiliate',
    `UPDATE "AffiliateProfile" SET "status" = 'suspended'`,
    { status: 'held', holdReason: 'AFFILIATE_SUSPENDED' },
  ],
  [
    'a deleted step',
    `UPDATE "AffiliateAutomationStep" SET "archivedAt" = now()`,
    { status: 'cancelled', errorCode: 'STEP_DELETED' },
  ],
]

describe('a claim', () => {
  it.each(FACTS)('stops at %s', async (_gate, fact, expected) => {
    const t = await harness.begin()
    const { jobs } = await enrolScene(t)
    await harness.pool.query(fact)
    expect(await claim(t)).toMatchObject({ jobs: [], refused: 1 })
    expect(await t.world.readJob(must(jobs[0]).id)).toMatchObject(expected)
    expect(await t.world.violations()).toEqual([])
  })

  it('stops at a lead that lets its mails wait', async () => {
    const t = await harness.begin()
    const { jobs } = await enrolScene(t)
    await harness.pool.query(
      `UPDATE "AffiliateLead" SET "snoozedUntil" = (SELECT "at" FROM "TestClock") + interval '1 hour'`,
    )
    expect(await claim(t)).toMatchObject({ jobs: [], refused: 0, more: false })
    expect(await t.world.readJob(must(jobs[0]).id)).toMatchObject({ status: 'pending', dueInMs: 3_600_000 })
    await t.world.advance(3_600_000)
    expect((await claim(t)).jobs).toHaveLength(1)
  })

  it('stops at an earlier step on its way', async () => {
    const t = await harness.begin()
    const { runId } = await enrolScene(t, { delaysHours: [0, 0] })
    expect((await claimOne(t)).stepOrder).toBe(1)
    await t.world.advance(5_000)
    expect(await claim(t)).toMatchObject({ jobs: [], refused: 0 })
    expect((await t.world.readJobs(runId)).map((job) => job.status)).toEqual(['processing', 'pending'])
  })
})
