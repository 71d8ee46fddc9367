import type { BounceClass, DeliveryKind } from '@booster/engine/domain/delivery-event'
import type { DeliveryEventInput } from '@booster/engine/ports'
import { ACCEPTED, claimOne, enrolScene, settleAs } from '@booster/engine/testing/contract/scene'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPgHarness, type PgHarness } from '../testing/store-harness.ts'
import { readJob } from './read-job.ts'

let database: PgHarness

beforeAll(async () => {
  database = await createPgHarness()
}, 60_000)
afterAll(() => database?.end())

type News = BounceClass | Exclude<DeliveryKind, 'bounced'>

function eventOf(news: News, minute: number, messageRef: string): DeliveryEventInput {
  const isBounce = news === 'hard' || news === 'soft' || news === 'reputation'
  return {
    digest: `${messageRef} ${news} ${minute}`,
    kind: isBounce ? 'bounced' : news,
    bounceClass: isBounce ? news : null,
    at: new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString(),
    link: null,
    reason: null,
    source: { kind: 'provider', email: 'a@leads.test', messageRef, providerId: null, payload: {} },
  }
}

it.each([
  [['soft', 'delivered', 'opened', 'clicked'], 'clicked'],
  [['soft', 'delivered'], 'delivered'],
  [['reputation', 'delivered'], 'delivered'],
  [['delivered', 'soft'], 'bounced'],
  [['delivered', 'opened', 'soft'], 'opened'],
  [['soft', 'soft'], 'bounced'],
  [['delivered', 'hard'], 'bounced'],
  [['hard', 'opened'], 'bounced'],
  [['opened', 'soft', 'complained'], 'complained'],
] as const)('a mail with the news %j shows %s, in whatever order they come', async (news, shown) => {
  const harness = await database.begin()
  for (const order of ['forwards', 'backwards']) {
    const { affiliateId } = await enrolScene(harness)
    const job = await claimOne(harness)
    await settleAs(harness, job, ACCEPTED)
    const events = news.map((each, minute) => eventOf(each, minute, job.messageRef))
    for (const event of order === 'forwards' ? events : events.reverse())
      await harness.store.applyDeliveryEvent(event)
    const { delivery } = (await readJob(database.pool, { affiliateId, jobId: job.id })) ?? {}
    expect(delivery, order).toBe(shown)
  }
})
