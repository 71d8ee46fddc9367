import type { DeliveryEventInput } from '@booster/engine/ports'
import { ACCEPTED, BY, claimOne, enrolScene, settleAs } from '@booster/engine/testing/contract/scene'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../../testing/store-harness.ts'

let database: PgHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)
afterAll(() => database?.end())

it('a report stops nobody again when it comes once more after what was kept of it is gone', async () => {
  const { store, world } = await database.begin()
  const harness = { store, world }
  const { affiliateId, leadId } = await enrolScene(harness)
  const job = await claimOne(harness)
  await settleAs(harness, job, ACCEPTED)
  const { messageRef, leadEmail: email } = job
  const report: DeliveryEventInput = {
    ...{ digest: 'one', at: null, link: null, reason: null },
    kind: 'bounced',
    bounceClass: 'hard',
    source: { kind: 'report', email, messageRef, payload: {} },
  }
  await store.applyDeliveryEvent(report)
  await store.liftSuppressions({ affiliateId, leadIds: [leadId], note: 'The relay was wrong.', ...BY })
  // As after their retention; the mailbox is read again from its beginning.
  await database.pool.query('DELETE FROM "WebhookEvent"')
  expect(await store.applyDeliveryEvent(report)).toEqual({ known: true, matched: true, resolved: false })
  expect((await world.readLead(leadId)).suppressed).toBe(false)
  expect(await world.violations()).toEqual([])
})
