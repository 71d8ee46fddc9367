import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { sumByKey } from '../shared/sum-by-key.ts'

const RELEASES = unnestColumns({ aff: 'uuid', credits: 'int' })

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
     FROM ${RELEASES.from(1)} WHERE c."affiliateId" = u.aff`,
    [...RELEASES.arrays(released, { aff: (r) => r.key[0], credits: (r) => r.sums.credits })],
  )
}
