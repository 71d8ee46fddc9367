import { createPgHarness, type PgHarness } from '@booster/db/testing/store-harness'
import { createEngine } from '@booster/engine'
import type { OutgoingMail } from '@booster/engine/domain/mail'
import type { LeasedJob, Store } from '@booster/engine/ports'
import { BY, enrolScene, type Scene } from '@booster/engine/testing/contract/scene'
import type { StoreHarness } from '@booster/engine/testing/store-harness'
import { textRenderer } from '@booster/engine/testing/text-renderer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const RACES = 1_000
const clock = {
  monotonicMs: () => performance.now(),
  after: (ms: number, callback: () => void) => {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}

let database: PgHarness
let t: StoreHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)
beforeEach(async () => {
  t = await database.begin()
})
afterAll(() => database?.end())

/** Sends everything that is due, with a store that is asked its goals in this way. */
async function sendAll(askGoals: Store['askGoals']): Promise<readonly OutgoingMail[]> {
  const sent: OutgoingMail[] = []
  const engine = createEngine({
    store: { ...t.store, askGoals },
    mailer: {
      name: 'provider',
      send: async (mail) => {
        sent.push(mail)
        return { kind: 'accepted' }
      },
    },
    renderer: textRenderer,
    clock,
    log: { info: () => undefined, warn: () => undefined, error: console.error },
    slots: 64,
    processId: 'one',
    provider: 'provider',
  })
  while ((await t.store.nextDueInMs()) !== null) await engine.drain({ cause: 'tick', maxMs: 120_000 })
  await engine.stop()
  return sent
}

/** The lead of each job pays. */
async function pay(scene: Scene, jobs: readonly LeasedJob[]): Promise<void> {
  const { affiliateId } = scene
  const { rows } = await database.pool.query<{ leadId: string }>(
    `SELECT "leadId" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[])`,
    [affiliateId, jobs.map(({ id }) => id)],
  )
  const event = { affiliateId, event: 'paid', key: 'INV-1', at: null, data: null, ...BY }
  await Promise.all(rows.map(({ leadId }) => t.store.recordEvent({ ...event, lead: { leadId } })))
}

async function countJobs(): Promise<readonly unknown[]> {
  const { rows } = await database.pool.query(
    `SELECT j."status"::text AS "status", j."errorCode", count(*)::int AS "jobs"
     FROM "AffiliateAutomationJob" j GROUP BY 1, 2 ORDER BY 1, 2`,
  )
  return rows
}

const reminders = { delaysHours: [0], triggerType: 'PENDING_PAYMENT', goalEvents: ['paid'] } as const

describe('a payment right before the hand-over of a reminder', { timeout: 180_000 }, () => {
  it(`keeps ${RACES} of ${RACES} back: no mail, no charge, and the reason`, async () => {
    const scene = await enrolScene(t, { ...reminders, leads: RACES, credits: RACES })
    const sent = await sendAll(async (jobs) => {
      // Claimed, funded, rendered, and its turn to leave: only then the payment is known.
      await pay(scene, jobs)
      return t.store.askGoals(jobs)
    })
    expect(sent).toEqual([])
    expect(await countJobs()).toEqual([{ status: 'cancelled', errorCode: 'GOAL_REACHED', jobs: RACES }])
    expect(await t.world.readCredit(scene.affiliateId)).toMatchObject({
      balance: RACES,
      reserved: 0,
      totalUsed: 0,
    })
    expect(await t.world.violations()).toEqual([])
  })

  it(`at the same moment, ${RACES} times: sent and charged once, or not at all`, async () => {
    const scene = await enrolScene(t, { ...reminders, leads: RACES, credits: RACES })
    const payments: Promise<void>[] = []
    const sent = await sendAll((jobs) => {
      payments.push(pay(scene, jobs))
      return t.store.askGoals(jobs)
    })
    await Promise.all(payments)
    const kept = RACES - sent.length
    expect(new Set(sent.map((mail) => mail.messageRef)).size).toBe(sent.length)
    expect(await countJobs()).toEqual(
      [
        { status: 'cancelled', errorCode: 'GOAL_REACHED', jobs: kept },
        { status: 'completed', errorCode: null, jobs: sent.length },
      ].filter(({ jobs }) => jobs > 0),
    )
    expect(await t.world.readCredit(scene.affiliateId)).toMatchObject({
      ...{ balance: kept, reserved: 0, totalUsed: sent.length },
    })
    expect(await t.world.violations()).toEqual([])
  })
})
