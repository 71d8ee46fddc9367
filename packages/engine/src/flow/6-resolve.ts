import { UNCONFIRMED_AT_MOST_MS } from '../domain/job.ts'
import type { JobRefusal } from '../domain/job-refusal.ts'
import type {
  Changed,
  DeliveryEventInput,
  DeliveryReport,
  ResolveInput,
  SettledSend,
  SettleReport,
  Store,
} from '../ports.ts'

/*
 * Every way to resolve an unconfirmed job. The first one wins; whatever comes after it is recorded and charges nothing.
 */

const JOBS_AT_ONCE = 200

/** The answer of the attempt itself, after its lease had expired. */
export function resolveByLateAnswers(
  store: Pick<Store, 'settleLateAnswers'>,
  sends: readonly SettledSend[],
): Promise<SettleReport> {
  return store.settleLateAnswers(sends)
}

/** The provider's webhook, or a hit on one of our own signed links. */
export function resolveByDeliveryEvent(
  store: Pick<Store, 'applyDeliveryEvent'>,
  event: DeliveryEventInput,
): Promise<DeliveryReport> {
  return store.applyDeliveryEvent(event)
}

/** An affiliate or an admin. */
export function resolveByPerson(
  store: Pick<Store, 'resolveUnconfirmed'>,
  input: ResolveInput,
): Promise<Changed<JobRefusal>> {
  return store.resolveUnconfirmed(input)
}

/** The policy of the automation, for jobs that nobody resolved in time. @returns how many */
export async function resolveAged(
  store: Pick<Store, 'resolveAgedUnconfirmed'>,
  olderThanMs: number = UNCONFIRMED_AT_MOST_MS,
): Promise<number> {
  let total = 0
  for (;;) {
    const { resolved } = await store.resolveAgedUnconfirmed({ olderThanMs, limit: JOBS_AT_ONCE })
    total += resolved
    if (resolved < JOBS_AT_ONCE) return total
  }
}
