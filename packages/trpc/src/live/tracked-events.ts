import { type TrackedEnvelope, tracked } from '@trpc/server'
import { z } from 'zod'

type Event<Data> = readonly [id: string, data: Data]

/** The output of a subscription: events `[id, data]`, each checked against the contract and sent with its id. */
export function trackedEvents<Schema extends z.ZodType>(schema: Schema) {
  return z
    .custom<AsyncIterable<Event<z.input<Schema>>>>(isAsyncIterable, 'must be a stream of events')
    .transform((events) => checkedEvents(schema, events))
}

async function* checkedEvents<Schema extends z.ZodType>(
  schema: Schema,
  events: AsyncIterable<Event<z.input<Schema>>>,
): AsyncGenerator<TrackedEnvelope<z.output<Schema>>, void, unknown> {
  for await (const [id, data] of events) yield tracked(id, schema.parse(data))
}

function isAsyncIterable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
