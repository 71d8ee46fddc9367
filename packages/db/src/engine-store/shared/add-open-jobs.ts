import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { sumByKey } from './sum-by-key.ts'

const OPENED = unnestColumns({ step: 'uuid', jobs: 'int' })

/** Counts jobs that were planned for these steps of an affiliate; `advanceRuns` takes them away as they end. */
export function addOpenJobs(
  tx: Tx,
  affiliateId: string,
  planned: readonly { readonly stepId: string; readonly jobs: number }[],
): void {
  const sums = sumByKey(
    planned,
    ({ stepId }) => [stepId] as const,
    ({ jobs }) => ({ jobs }),
  )
  if (sums.length === 0) return
  tx.send(
    'add-open-jobs',
    `UPDATE "AffiliateAutomationStep" s SET "openCount" = s."openCount" + u.jobs FROM ${OPENED.from(2)}
     WHERE s."affiliateId" = $1 AND s."id" = u.step`,
    [affiliateId, ...OPENED.arrays(sums, { step: (s) => s.key[0], jobs: (s) => s.sums.jobs })],
  )
}
