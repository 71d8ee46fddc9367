import type { ClaimedBatch, Store } from '../ports.ts'

/** A lease outlives the longest hand-over (15 s) by far; only a dead process lets one expire. */
export const LEASE_MS = 60_000

const NOTHING: ClaimedBatch = { jobs: [], refused: 0, more: false, breaker: 'closed' }

/** Claims as many due jobs as there are free slots: a crash leaves at most what was in flight unconfirmed. */
export function claim(
  store: Pick<Store, 'claimDueJobs'>,
  input: { readonly processId: string; readonly freeSlots: number; readonly provider: string },
): Promise<ClaimedBatch> {
  return input.freeSlots <= 0
    ? Promise.resolve(NOTHING)
    : store.claimDueJobs({
        processId: input.processId,
        slots: input.freeSlots,
        leaseMs: LEASE_MS,
        provider: input.provider,
      })
}
