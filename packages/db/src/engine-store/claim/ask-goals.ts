import type { LeasedJob } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { byKey } from '../shared/by-key.ts'
import type { StoreContext } from '../store-context.ts'

const ASKED = unnestColumns({ aff: 'uuid', id: 'uuid', token: 'uuid' })

/**
 * Whether claimed mails may still leave. An event holds the jobs of the runs it ends: who waits for it here sees in the next
 * statement what it did, and who is faster has been let go on before the goal was known.
 */
export function askGoals(
  { pool, clock }: StoreContext,
  asked: readonly LeasedJob[],
): Promise<readonly string[]> {
  return inTransaction({ pool, clock }, async (tx) => {
    const jobs = ASKED.arrays([...asked].sort(byKey), {
      aff: (job) => job.affiliateId,
      id: (job) => job.id,
      token: (job) => job.leaseToken,
    })
    tx.send(
      'hold-jobs-to-ask',
      `SELECT 1 FROM "AffiliateAutomationJob" j
       WHERE (j."affiliateId", j."id", j."leaseToken") IN (SELECT * FROM ${ASKED.unnest(1)})
       ORDER BY j."affiliateId", j."id" FOR NO KEY UPDATE`,
      jobs,
    )
    const cleared = await tx.rows<{ id: string }>(
      'ask-goals',
      `UPDATE "AffiliateAutomationJob" j SET "clearedAt" = ${tx.clock.now}
       FROM ${ASKED.from(1)}, "AffiliateAutomationLog" r
       WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."leaseToken" = u.token AND j."status"::text = 'processing'
         AND r."affiliateId" = j."affiliateId" AND r."id" = j."runId" AND r."goalAt" IS NULL
       RETURNING j."id"`,
      jobs,
    )
    return cleared.map(({ id }) => id)
  })
}
