import type { Store } from '../ports.ts'

/** After this long without evidence the automation's policy decides. */
export const UNCONFIRMED_AT_MOST_MS = 24 * 3_600_000
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
