import { ACCEPTED, claimOne, enrolScene, HOUR_MS, settleAs } from '@booster/engine/testing/contract/scene'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../../testing/store-harness.ts'

let database: PgHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)
afterAll(() => database?.end())

it('writes once into the audit log that soft bounces stopped an address', async () => {
  const harness = await database.begin()
  const { affiliateId, leadId } = await enrolScene(harness, { delaysHours: [0, 1, 2, 3, 4] })
  for (let n = 0; n < 5; n += 1) {
    const { messageRef, ...job } = await claimOne(harness)
    await settleAs(harness, { messageRef, ...job }, ACCEPTED)
    const source = {
      kind: 'provider',
      email: job.leadEmail,
      messageRef,
      providerId: null,
      payload: {},
    } as const
    const bounce = {
      kind: 'bounced',
      bounceClass: 'soft',
      at: null,
      link: null,
      reason: null,
      source,
    } as const
    for (const digest of [`one ${n}`, `two ${n}`])
      await harness.store.applyDeliveryEvent({ ...bounce, digest })
    await harness.world.advance(HOUR_MS)
  }
  const { rows } = await database.pool.query(
    `SELECT "actorId", "objectId", "after" FROM "ActivityLog" WHERE "affiliateId" = $1 AND "action" = 'lead.suppress'`,
    [affiliateId],
  )
  expect(rows).toEqual([{ actorId: null, objectId: leadId, after: { reason: 'soft_bounces', returned: 5 } }])
})
