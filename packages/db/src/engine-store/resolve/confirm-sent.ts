import { SYSTEM } from '@booster/engine/domain/actor'
import { recordAudit } from '../../audit/record-audit.ts'
import type { Tx } from '../../connection/transaction.ts'
import { KEYS } from '../../connection/unnest.ts'
import { acceptUnconfirmed } from '../settle/accept-sends.ts'
import { byKey } from '../shared/by-key.ts'
import { type BookedJob, lockBooks } from '../shared/lock-books.ts'

type JobKey = { readonly affiliateId: string; readonly id: string }

/** Charges and completes those of these jobs that are unconfirmed: there is evidence that their mail was sent. */
export async function confirmSent(tx: Tx, jobs: readonly JobKey[]): Promise<void> {
  if (jobs.length === 0) return
  const ordered = [...jobs].sort(byKey)
  const unconfirmed = await tx.rows<JobKey & { readonly automationName: string }>(
    'read-jobs-to-confirm',
    `SELECT j."affiliateId", j."id", a."name" AS "automationName"
     FROM ${KEYS.from(1)}
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = u.aff AND j."id" = u.id
     JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
     WHERE j."status"::text = 'unconfirmed'`,
    KEYS.arrays(ordered, { aff: (job) => job.affiliateId, id: (job) => job.id }),
  )
  if (unconfirmed.length === 0) return
  await acceptUnconfirmed(
    tx,
    unconfirmed.map((job) => ({ job, leaseToken: null, providerId: null, durationMs: null })),
  )
  for (const { affiliateId, id } of unconfirmed) {
    const objects = [{ id, after: { verdict: 'was_sent' } }]
    recordAudit(tx, { actor: SYSTEM, affiliateId, action: 'job.resolve', objects })
  }
}

/**
 * Jobs that have just become unconfirmed, although an event about their mail came while it was leaving. Whoever records
 * an event waits for the job's row, so it sees the new state or is seen here.
 * @param settled every job that this transaction books: they are locked where some are to be confirmed
 */
export async function findConfirmed<Job extends JobKey>(
  tx: Tx,
  unconfirmed: readonly Job[],
  settled: readonly BookedJob[],
): Promise<readonly Job[]> {
  if (unconfirmed.length === 0) return []
  const rows = await tx.rows<{ id: string }>(
    'find-jobs-with-events',
    `SELECT u.id FROM ${KEYS.from(1)}
     WHERE EXISTS (SELECT FROM "DeliveryEvent" e WHERE e."affiliateId" = u.aff AND e."jobId" = u.id)`,
    KEYS.arrays(unconfirmed, { aff: (job) => job.affiliateId, id: (job) => job.id }),
  )
  if (rows.length > 0) await lockBooks(tx, settled)
  const ids = new Set(rows.map((row) => row.id))
  return unconfirmed.filter((job) => ids.has(job.id))
}
