import type { Tx } from '../../connection/transaction.ts'
import { sumByKey } from '../shared/sum-by-key.ts'

/** Gives reserved credits back to what is available. The caller has just ended the jobs' reservations. */
export function releaseCredits(
  tx: Tx,
  jobs: readonly { readonly affiliateId: string; readonly creditAmount: number }[],
): void {
  if (jobs.length === 0) return
  const released = sumByKey(
    jobs,
    (j) => [j.affiliateId] as const,
    (j) => ({ credits: j.creditAmount }),
  )
  tx.send(
    'release-credits',
    `UPDATE "AffiliateCredit" c SET "reserved" = c."reserved" - u.credits, "updatedAt" = now()
     FROM unnest($1::uuid[], $2::int[]) AS u(aff, credits) WHERE c."affiliateId" = u.aff`,
    [released.map((r) => r.key[0]), released.map((r) => r.sums.credits)],
  )
}
