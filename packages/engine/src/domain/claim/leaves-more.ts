/** What one claim looked at. */
export type ClaimSight = {
  /** Affiliates in line that it took, and how many it takes at most. */
  readonly affiliates: number
  readonly affiliatesAtMost: number
  /** For each due job that it found: whose it is. */
  readonly dueOf: readonly string[]
  /** Jobs of one affiliate, and of all, at most. */
  readonly share: number
  readonly slots: number
}

/**
 * Whether another claim would find more at once. False when this one took everybody in line and all that each had:
 * looking again right away would be a transaction for nothing.
 */
export function leavesMore({ affiliates, affiliatesAtMost, dueOf, share, slots }: ClaimSight): boolean {
  if (affiliates >= affiliatesAtMost || dueOf.length >= slots) return true
  const taken = new Map<string, number>()
  for (const affiliateId of dueOf) {
    const jobs = (taken.get(affiliateId) ?? 0) + 1
    if (jobs >= share) return true
    taken.set(affiliateId, jobs)
  }
  return false
}
