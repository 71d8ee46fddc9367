/** A job that asks for credits, in the order in which it is to be served. */
export type CreditRequest = {
  readonly affiliateId: string
  readonly id: string
  readonly creditAmount: number
}

/**
 * Which jobs are funded: per affiliate the oldest first, while `available` (balance - reserved) covers them.
 * The first job that is not covered ends the line of its affiliate, so that a cheap late job never overtakes.
 * @returns the ids of the funded jobs
 */
export function fundJobs(
  requests: readonly CreditRequest[],
  available: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  const left = new Map(available)
  const funded = new Set<string>()
  for (const request of requests) {
    const rest = (left.get(request.affiliateId) ?? 0) - request.creditAmount
    left.set(request.affiliateId, rest >= 0 ? rest : -1)
    if (rest >= 0) funded.add(request.id)
  }
  return funded
}
