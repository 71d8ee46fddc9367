import { type LiveChange, liveChangesInput } from '@booster/contracts/live'
import { AFFILIATE_TOPICS, type AffiliateTopic } from '@booster/engine/domain/change-topic'
import { tracked } from '@trpc/server'
import { affiliateProcedure } from '../init.ts'

function isTopic(topic: string): topic is AffiliateTopic {
  return AFFILIATE_TOPICS.some((known) => known === topic)
}

/**
 * What changed for this affiliate, as it happens. Events say only where to look again, so a reader who comes
 * back after a gap is told to look everywhere once: nothing is lost, and nothing needs to be kept for it.
 */
export const liveChanges = affiliateProcedure.input(liveChangesInput).subscription(async function* ({
  ctx,
  input,
  signal,
}) {
  const stop = signal ?? new AbortController().signal
  const events = ctx.services.changes.subscribe(ctx.affiliateId, stop)
  if (input?.lastEventId) {
    for (const topic of AFFILIATE_TOPICS) {
      yield tracked(input.lastEventId, { topic, at: new Date().toISOString() } satisfies LiveChange)
    }
  }
  for await (const { id, topic, at } of events) {
    if (isTopic(topic)) yield tracked(id, { topic, at } satisfies LiveChange)
  }
})
