import { claimOne, enrolScene, HOUR_MS, settleAs } from '@booster/engine/testing/contract/scene'
import { applyProviderEvent } from '@booster/services/delivery/apply-provider-event'
import { createUnmatchedEvents } from '@booster/services/delivery/apply-unmatched-events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness, STANDING_CLOCK } from '../testing/store-harness.ts'
import { createWebhookInbox } from './create-webhook-inbox.ts'

let database: PgHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)

afterAll(() => database?.end())

const ACCEPTED = { kind: 'accepted', providerId: 'abc-1' } as const

async function beginEarly() {
  const harness = await database.begin()
  await enrolScene(harness)
  const job = await claimOne(harness)
  const inbox = createWebhookInbox({ pool: database.pool, clock: STANDING_CLOCK })
  const payload = { event: 'delivered', email: job.leadEmail, message_id: 'abc-1', timestamp: 1_767_600_000 }
  const apply = (event: object) => applyProviderEvent(harness.store, event)
  return { ...harness, harness, job, inbox, payload, apply }
}

it('applies an event that came before its mail had an id, once there is one', async () => {
  const { store, world, harness, job, inbox, payload, apply } = await beginEarly()
  const applyUnmatched = createUnmatchedEvents({ inbox, store })
  expect(await apply(payload)).toMatchObject({ known: false, matched: false })
  expect(await applyUnmatched()).toBe(0)
  await settleAs(harness, job, ACCEPTED)
  await world.advance(23 * HOUR_MS)
  expect(await applyUnmatched()).toBe(1)
  expect(await world.readDeliveries(job.id)).toEqual([{ kind: 'delivered', link: null, reason: null }])
  expect(await applyUnmatched()).toBe(0)
  expect(await world.violations()).toEqual([])
})

it('gives an event up after a day', async () => {
  const { store, world, harness, job, inbox, payload, apply } = await beginEarly()
  await apply(payload)
  await settleAs(harness, job, ACCEPTED)
  await world.advance(24 * HOUR_MS + 1)
  expect(await createUnmatchedEvents({ inbox, store })()).toBe(0)
  expect(await world.readDeliveries(job.id)).toEqual([])
})

it('is not held up by events about mails of others', async () => {
  const { store, harness, job, inbox, payload, apply } = await beginEarly()
  for (let n = 0; n < 4; n += 1) await apply({ ...payload, message_id: `of somebody else ${n}` })
  await apply({ event: 'open', email: job.leadEmail })
  await apply(payload)
  await settleAs(harness, job, ACCEPTED)
  const applyUnmatched = createUnmatchedEvents({ inbox, store, atOnce: 2 })
  let matched = 0
  for (let n = 0; n < 3; n += 1) matched += await applyUnmatched()
  expect(matched).toBe(1)
})
