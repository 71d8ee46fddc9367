import type { AdminLiveChange } from '@booster/contracts/admin/live'
import { liveChangesInput } from '@booster/contracts/live'
import { CHANGE_TOPICS, type ChangeTopic } from '@booster/engine/domain/change-topic'
import { tracked } from '@trpc/server'
import { adminProcedure } from '../../init.ts'

function isTopic(topic: string): topic is ChangeTopic {
  return CHANGE_TOPICS.some((known) => known === topic)
}

/** What changed anywhere, as it happens. A reader who comes back after a gap is told to look everywhere once. */
export const adminChanges = adminProcedure.input(liveChangesInput).subscription(async function* ({
  ctx,
  input,
  signal,
}) {
  const stop = signal ?? new AbortController().signal
  const events = ctx.services.changes.subscribe('all', stop)
  if (input?.lastEventId) {
    for (const topic of CHANGE_TOPICS) {
      yield tracked(input.lastEventId, { topic, at: new Date().toISOString() } satisfies AdminLiveChange)
    }
  }
  for await (const { id, topic, at } of events) {
    if (isTopic(topic)) yield tracked(id, { topic, at } satisfies AdminLiveChange)
  }
})
