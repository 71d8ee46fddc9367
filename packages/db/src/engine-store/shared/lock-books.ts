import type { Tx } from '../../connection/transaction.ts'
import { KEYS } from '../../connection/unnest.ts'

export type BookedJob = {
  readonly affiliateId: string
  readonly runId: string
  readonly stepId: string
  readonly automationId: string
}

/**
 * Locks what is written when jobs come to an end, in the order of every operation: runs, steps, counters. For
 * transactions that book in several statements, each of which would lock only its own part in that order.
 */
export async function lockBooks(tx: Tx, jobs: readonly BookedJob[]): Promise<void> {
  if (jobs.length === 0) return
  await tx.rows(
    'lock-runs-of-jobs',
    `SELECT 1 FROM "AffiliateAutomationLog"
     WHERE ("affiliateId", "id") IN (SELECT * FROM ${KEYS.unnest(1)})
     ORDER BY "affiliateId", "id" FOR UPDATE`,
    KEYS.arrays(jobs, { aff: (job) => job.affiliateId, id: (job) => job.runId }),
  )
  await tx.rows(
    'lock-steps-of-jobs',
    `SELECT 1 FROM "AffiliateAutomationStep"
     WHERE ("affiliateId", "id") IN (SELECT * FROM ${KEYS.unnest(1)})
     ORDER BY "affiliateId", "id" FOR UPDATE`,
    KEYS.arrays(jobs, { aff: (job) => job.affiliateId, id: (job) => job.stepId }),
  )
  await tx.rows(
    'lock-counters-of-jobs',
    `SELECT 1 FROM "AutomationCounter"
     WHERE ("affiliateId", "automationId") IN (SELECT * FROM ${KEYS.unnest(1)})
     ORDER BY "affiliateId", "automationId" FOR UPDATE`,
    KEYS.arrays(jobs, { aff: (job) => job.affiliateId, id: (job) => job.automationId }),
  )
}
