import type { Store } from '@booster/engine/ports'
import { applyParkedReport } from './apply-mail-report.ts'
import { applyProviderEvent } from './apply-provider-event.ts'
import type { ParkedPlace, WebhookInbox } from './ports.ts'

/** A mail's own answer, which tells its id, mostly comes within seconds; one that is settled late within hours. */
export const EVENTS_TRIED_MS = 24 * 60 * 60_000
const EVENTS_AT_ONCE = 500

/**
 * Applies again what the provider reported before our own attempt had its answer: only that answer tells the id by
 * which such an event finds its job. Each call goes on where the last one stopped and begins again at the end, so that
 * events about mails of others, which never find a job, hold up none of ours.
 * @returns a call, which says how many found their job
 */
export function createUnmatchedEvents(ports: {
  readonly inbox: WebhookInbox
  readonly store: Pick<Store, 'applyDeliveryEvent'>
  readonly atOnce?: number
}): () => Promise<number> {
  const { inbox, store, atOnce = EVENTS_AT_ONCE } = ports
  let after: ParkedPlace | null = null
  return async () => {
    const events = await inbox.listUnmatched({ maxAgeMs: EVENTS_TRIED_MS, after, limit: atOnce })
    after = events.length < atOnce ? null : (events.at(-1)?.place ?? null)
    let matched = 0
    for (const { payload } of events) {
      const answer =
        (await applyParkedReport(store, payload)) ??
        (await applyProviderEvent(store, payload, { isRetry: true }))
      if (answer.kind === 'applied' && answer.matched) matched += 1
    }
    return matched
  }
}
