import { UNCONFIRMED_AT_MOST_MS } from '../domain/job.ts'
import type { Store } from '../ports.ts'

const JOBS_AT_ONCE = 200

/** Applies the policy to unconfirmed jobs of a certain age. @returns how many jobs */
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
