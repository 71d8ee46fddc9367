import type { LinkHit } from './apply-link-hit.ts'

export type LinkHits = {
  /** Notes a hit and returns at once. A hit that is known from the last minute costs nothing. */
  note(hit: LinkHit): void
  /** Resolves when everything that was noted is written. */
  idle(): Promise<void>
}

export type LinkHitsDeps = {
  readonly apply: (hit: LinkHit) => Promise<unknown>
  readonly onError: (error: unknown, hit: LinkHit) => void
  /** Says after a flood how many hits were not noted. */
  readonly onDropped: (hits: number) => void
  readonly now?: () => number
}

const REMEMBERED_MS = 60_000
/** Per minute; beyond that the older half is forgotten. */
const REMEMBERED_AT_MOST = 10_000
const WAITING_AT_MOST = 1_000
const AT_ONCE = 2

/**
 * Writes openings and clicks down behind the answer that the reader already has. Anybody who has one link can send it
 * any number of times, so what waits and what is remembered is bounded, and the database is asked for two hits at a time.
 */
export function createLinkHits(deps: LinkHitsDeps): LinkHits {
  const { apply, onError, onDropped, now = Date.now } = deps
  const known = createShortMemory(now)
  const waiting: LinkHit[] = []
  const writers = new Set<Promise<void>>()
  let dropped = 0

  const write = async (): Promise<void> => {
    for (let hit = waiting.shift(); hit !== undefined; hit = waiting.shift()) {
      try {
        await apply(hit)
      } catch (error) {
        known.forget(keyOf(hit))
        onError(error, hit)
      }
    }
    if (dropped > 0) onDropped(dropped)
    dropped = 0
  }

  return {
    note: (hit) => {
      if (known.has(keyOf(hit))) return
      if (waiting.length >= WAITING_AT_MOST) {
        dropped += 1
        return
      }
      known.add(keyOf(hit))
      waiting.push(hit)
      if (writers.size >= AT_ONCE) return
      const writer = write().finally(() => writers.delete(writer))
      writers.add(writer)
    },
    idle: async () => {
      while (writers.size > 0) await Promise.all(writers)
    },
  }
}

function keyOf({ messageRef, kind, link, byMachine }: LinkHit): string {
  return `${kind} ${messageRef} ${byMachine} ${link ?? ''}`
}

/** Keys of the last one to two minutes. */
function createShortMemory(now: () => number) {
  let [young, old] = [new Set<string>(), new Set<string>()]
  let since = now()
  const age = () => {
    if (now() - since < REMEMBERED_MS && young.size < REMEMBERED_AT_MOST) return
    old = now() - since < 2 * REMEMBERED_MS ? young : new Set()
    young = new Set()
    since = now()
  }
  return {
    has: (key: string): boolean => {
      age()
      return young.has(key) || old.has(key)
    },
    add: (key: string): void => {
      young.add(key)
    },
    forget: (key: string): void => {
      young.delete(key)
      old.delete(key)
    },
  }
}
