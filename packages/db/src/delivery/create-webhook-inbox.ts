import type { WebhookInbox } from '@booster/services/delivery/ports'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { listUnmatchedWebhooks } from './list-unmatched-webhooks.ts'

export function createWebhookInbox({
  pool,
  clock,
}: {
  readonly pool: Queryable
  readonly clock: SqlClock
}): WebhookInbox {
  return { listUnmatched: (input) => listUnmatchedWebhooks(pool, { ...input, clock }) }
}
