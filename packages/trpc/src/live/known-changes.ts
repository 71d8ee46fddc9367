import type { ChangeTopic } from '@booster/engine/domain/change-topic'
import type { ChangeEvent } from '../context.ts'

type Change<Topic extends ChangeTopic> = { readonly topic: Topic; readonly at: string }

/**
 * Changes of the topics that a screen knows, as `[id, change]`. A change says only what to fetch again, so after a
 * gap (`lastEventId`) every topic is announced once: nothing is lost, and nothing needs to be kept for the reader.
 */
export async function* knownChanges<Topic extends ChangeTopic>(input: {
  readonly events: AsyncIterable<ChangeEvent>
  readonly topics: readonly Topic[]
  readonly lastEventId: string | null | undefined
}): AsyncGenerator<readonly [id: string, change: Change<Topic>], void, unknown> {
  const { events, topics, lastEventId } = input
  if (lastEventId) {
    const at = new Date().toISOString()
    for (const topic of topics) yield [lastEventId, { topic, at }]
  }
  for await (const event of events) {
    const topic = topics.find((known) => known === event.topic)
    if (topic !== undefined) yield [event.id, { topic, at: event.at }]
  }
}
