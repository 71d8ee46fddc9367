import type { WebhookDoor, WebhookOutcome } from '@booster/contracts/sending/webhook-health'
import type { WebhookCount } from './ports.ts'

export type WebhookCounter = {
  /** Notes an event, or a request that was turned away. Returns at once. */
  count(door: WebhookDoor, outcome: WebhookOutcome): void
  /** Writes down what was noted. */
  flush(): Promise<void>
}

/**
 * Counts what comes to the doors for delivery reports, also what strangers send, so nothing is written per request: the
 * counts of some moments are written together. What cannot be written is added to the next; a killed process loses its last.
 */
export function createWebhookCounter(deps: {
  readonly addCounts: (counts: readonly WebhookCount[]) => Promise<void>
  readonly onError: (error: unknown) => void
  readonly gatherMs: number
}): WebhookCounter {
  const { addCounts, onError, gatherMs } = deps
  let gathered = new Map<string, WebhookCount>()
  let timer: NodeJS.Timeout | undefined

  const add = ({ door, outcome, events }: WebhookCount): void => {
    const key = `${door} ${outcome}`
    gathered.set(key, { door, outcome, events: events + (gathered.get(key)?.events ?? 0) })
    timer ??= setTimeout(() => void flush(), gatherMs).unref()
  }

  const flush = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const counts = [...gathered.values()]
    gathered = new Map()
    if (counts.length === 0) return
    try {
      await addCounts(counts)
    } catch (error) {
      onError(error)
      for (const count of counts) add(count)
    }
  }

  return { count: (door, outcome) => add({ door, outcome, events: 1 }), flush }
}
