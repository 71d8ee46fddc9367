import type { ChangeTopic } from '@booster/engine/domain/change-topic'
import type { ChangeEvent, ChangeReader, ChangeService } from '@booster/trpc/context'

/** What the database announced: these affiliates (or all of them), these topics. */
export type Announcement = {
  readonly affiliateIds: readonly string[] | 'all'
  readonly topics: readonly ChangeTopic[]
}

/** Hands announcements to the open screens of this process. */
export type ChangeHub = ChangeService & {
  publish(announcement: Announcement): void
  /** Ends the streams of a person who was signed out, or of everybody; whoever is signed in comes back by itself. */
  endOf(userId: string | 'all'): void
  /** Ends every stream: the server is about to stop, and browsers reconnect to another one. */
  close(): void
  readonly readers: number
}

/**
 * One mailbox per reader that keeps each topic once: a slow reader loses repetitions, never the last announcement,
 * and its memory is bounded by the number of topics.
 */
export function createChangeHub(): ChangeHub {
  const readers = new Set<Reader>()
  let lastId = 0
  let closed = false
  return {
    get readers() {
      return readers.size
    },
    publish({ affiliateIds, topics }) {
      if (readers.size === 0) return
      const at = new Date().toISOString()
      const concerned = affiliateIds === 'all' || affiliateIds.length === 0 ? [null] : affiliateIds
      for (const topic of topics) {
        for (const affiliateId of concerned) {
          lastId += 1
          const event: ChangeEvent = { id: String(lastId), affiliateId, topic, at }
          for (const reader of readers) reader.offer(event)
        }
      }
    },
    endOf(userId) {
      for (const reader of readers) if (userId === 'all' || reader.userId === userId) reader.end()
    },
    close() {
      closed = true
      for (const reader of readers) reader.end()
    },
    subscribe: (input, signal) => {
      const reader = createReader(input)
      if (closed || signal.aborted) reader.end()
      const leave = () => reader.end()
      signal.addEventListener('abort', leave, { once: true })
      readers.add(reader)
      return reader.read(() => {
        signal.removeEventListener('abort', leave)
        readers.delete(reader)
      })
    },
  }
}

type Reader = {
  readonly userId: string
  offer(event: ChangeEvent): void
  end(): void
  read(left: () => void): AsyncIterable<ChangeEvent>
}

function createReader({ affiliateId, userId }: ChangeReader): Reader {
  const mailbox = new Map<string, ChangeEvent>()
  let ended = false
  let wake: () => void = () => undefined
  return {
    userId,
    offer(event) {
      if (affiliateId !== 'all' && event.affiliateId !== null && event.affiliateId !== affiliateId) return
      const key =
        affiliateId === 'all' && mailbox.size < 1_000 ? `${event.topic} ${event.affiliateId}` : event.topic
      mailbox.delete(key) // the newest announcement comes last
      mailbox.set(key, event)
      wake()
    },
    end() {
      ended = true
      wake()
    },
    async *read(left) {
      try {
        while (!ended) {
          const events = [...mailbox.values()]
          mailbox.clear()
          yield* events
          if (mailbox.size === 0 && !ended) {
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          }
        }
      } finally {
        left()
      }
    },
  }
}
