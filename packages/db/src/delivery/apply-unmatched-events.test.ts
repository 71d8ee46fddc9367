import { claimOne, enrolScene, settleAs } from '@booster/engine/testing/contract/scene'
import { applyProviderEvent } from '@booster/services/delivery/apply-provider-event'
import { applyUnmatchedEvents } from '@booster/services/delivery/apply-unmatched-events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { createWebhookInbox } from './create-webhook-inbox.ts'

let database: PgHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)

afterAll(() => database?.end())

it('applies an event that came before its mail had an id, once there is one, and forgets old ones', async () => {
  const harness = await database.begin()
  const { store, world } = harness
  const inbox = createWebhookInbox({ pool: database.pool, clock: STANDING_CLOCK })
  await enrolScene(harness)
  const job = await claimOne(harness)
  const payload = { event: 'delivered', email: job.leadEmail, message_id: 'abc-1', timestamp: 1_767_600_000 }
  expect(await applyProviderEvent(store, payload)).toMatchObject({ known: false, matched: false })
  expect(await applyUnmatchedEvents({ inbox, store })).toBe(0)
  await settleAs(harness, job, { kind: 'accepted', providerId: 'abc-1' })
  expect(await applyUnmatchedEvents({ inbox, store })).toBe(1)
  expect(await world.readDeliveries(job.id)).toEqual([{ kind: 'delivered', link: null, reason: null }])
  expect(await applyUnmatchedEvents({ inbox, store })).toBe(0)

  await applyProviderEvent(store, { ...payload, message_id: 'abc-2' })
  const limit = 10
  expect(await inbox.listUnmatched({ maxAgeMs: 60_000, limit })).toHaveLength(1)
  await world.advance(60_001)
  expect(await inbox.listUnmatched({ maxAgeMs: 60_000, limit })).toEqual([])
  expect(await world.violations()).toEqual([])
})
