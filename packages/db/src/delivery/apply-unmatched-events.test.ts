import { claimOne, enrolScene, HOUR_MS, must, settleAs } from '@booster/engine/testing/contract/scene'
import { applyMailReport } from '@booster/services/delivery/apply-mail-report'
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

it('applies a report by mail again, as it was read', async () => {
  const harness = await database.begin()
  const { store, world } = harness
  const { runId, leadId } = await enrolScene(harness)
  const { messageRef } = must((await world.readJobs(runId))[0])
  const bounce = Buffer.from(bounceOf(messageRef))
  expect(await applyMailReport(store, bounce)).toMatchObject({ known: false, matched: false })
  const inbox = createWebhookInbox({ pool: database.pool, clock: STANDING_CLOCK })
  const applyUnmatched = createUnmatchedEvents({ inbox, store })
  expect(await applyUnmatched()).toBe(0)
  const job = await claimOne(harness)
  await settleAs(harness, job, ACCEPTED)
  expect(await applyUnmatched()).toBe(1)
  const reason = '550 5.1.1 User unknown'
  expect(await world.readDeliveries(job.id)).toEqual([{ kind: 'bounced', link: null, reason }])
  expect((await world.readLead(leadId)).suppressed).toBe(true)
  expect(await applyMailReport(store, bounce)).toMatchObject({ known: true, matched: true })
  expect(await world.violations()).toEqual([])
})

/** About a mail to an address that is not the lead's, so that it finds no mail that waits. */
function bounceOf(messageRef: string): string {
  return [
    `To: <bounce+${messageRef}@mail.example.com>`,
    'Message-ID: <1@mx.example.com>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=cut',
    '',
    '--cut',
    'Content-Type: message/delivery-status',
    '',
    'Final-Recipient: rfc822; gone@example.com',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '',
    '--cut--',
    '',
  ].join('\r\n')
}
