import { SYSTEM } from '@booster/engine/domain/actor'
import { recordAudit } from '../../audit/record-audit.ts'
import type { SqlClock } from '../../connection/clock.ts'
import type { Tx } from '../../connection/transaction.ts'
import { acceptUnconfirmed } from '../settle/accept-sends.ts'
import { byKey } from '../shared/by-key.ts'

type JobKey = { readonly affiliateId: string; readonly id: string }

/** Charges and completes those of these jobs that are unconfirmed: there is evidence that their mail was sent. */
export async function confirmSent(tx: Tx, clock: SqlClock, jobs: readonly JobKey[]): Promise<void> {
  const ordered = [...jobs].sort(byKey)
  const unconfirmed = await tx.rows<JobKey & { readonly automationName: string }>(
    'read-jobs-to-confirm',
    `SELECT j."affiliateId", j."id", a."name" AS "automationName"
     FROM unnest($1::uuid[], $2::uuid[]) AS u(aff, id)
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = u.aff AND j."id" = u.id
     JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
     WHERE j."status"::text = 'unconfirmed'`,
    [ordered.map((job) => job.affiliateId), ordered.map((job) => job.id)],
  )
  if (unconfirmed.length === 0) return
  await acceptUnconfirmed(
    tx,
    clock,
    unconfirmed.map((job) => ({ job, leaseToken: null, providerId: null, durationMs: null })),
  )
  for (const { affiliateId, id } of unconfirmed) {
    const objects = [{ id, after: { verdict: 'was_sent' } }]
    recordAudit(tx, { clock, actor: SYSTEM, affiliateId, action: 'job.resolve', objects })
  }
}

/**
 * The same for jobs that have just become unconfirmed, where an event about them came while the mail was leaving.
 * Whoever records an event waits for the job's row, so it sees the new state or is seen here.
 */
export async function confirmByEarlierEvents(
  tx: Tx,
  clock: SqlClock,
  jobs: readonly JobKey[],
): Promise<void> {
  if (jobs.length === 0) return
  const proven = await tx.rows<JobKey>(
    'find-jobs-with-events',
    `SELECT u.aff AS "affiliateId", u.id FROM unnest($1::uuid[], $2::uuid[]) AS u(aff, id)
     WHERE EXISTS (SELECT FROM "DeliveryEvent" e WHERE e."affiliateId" = u.aff AND e."jobId" = u.id)`,
    [jobs.map((job) => job.affiliateId), jobs.map((job) => job.id)],
  )
  if (proven.length > 0) await confirmSent(tx, clock, proven)
}
