import type { Store } from '@booster/engine/ports'
import { applyProviderEvent } from './apply-provider-event.ts'
import type { WebhookInbox } from './ports.ts'

/** A mail's own answer, which tells its id, comes within seconds; an event that still has no job by then is not about one of our mails. */
const MAX_AGE_MS = 15 * 60_000
const EVENTS_AT_ONCE = 500

/**
 * Applies again what the provider reported before our own attempt had its answer: only that answer tells the id by
 * which such an event finds its job. @returns how many found it
 */
export async function applyUnmatchedEvents(ports: {
  readonly inbox: WebhookInbox
  readonly store: Pick<Store, 'applyDeliveryEvent'>
}): Promise<number> {
  const payloads = await ports.inbox.listUnmatched({ maxAgeMs: MAX_AGE_MS, limit: EVENTS_AT_ONCE })
  let matched = 0
  for (const payload of payloads) {
    const answer = await applyProviderEvent(ports.store, payload, { isRetry: true })
    if (answer.kind === 'applied' && answer.matched) matched += 1
  }
  return matched
}
