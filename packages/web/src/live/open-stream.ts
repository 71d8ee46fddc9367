import type { StreamEvents } from './create-connection.ts'

/** The part of a tRPC subscription's observer that the stream needs. */
export type StreamObserver<Topic> = {
  readonly onData: (message: { readonly data: { readonly topic: Topic } }) => void
  readonly onConnectionStateChange: (change: { readonly state: string; readonly error: unknown }) => void
  readonly onError: () => void
  readonly onComplete: () => void
}

/** Subscribes to one app's changes: `(observer) => client.live.changes.subscribe(undefined, observer)`. */
export type Subscribe<Topic> = (observer: StreamObserver<Topic>) => { unsubscribe(): void }

/** Opens the stream through a tRPC subscription; the answer closes it. */
export function openStream<Topic>(subscribe: Subscribe<Topic>, on: StreamEvents<Topic>): () => void {
  const subscription = subscribe({
    onData: ({ data }) => on.changed(data.topic),
    onConnectionStateChange: ({ state, error }) => {
      if (state === 'pending') on.connected()
      else if (error !== null) on.lost()
    },
    onError: on.ended,
    onComplete: on.ended,
  })
  return () => subscription.unsubscribe()
}
