import { inTransaction } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { announceChange } from '../shared/announce.ts'
import { byKey } from '../shared/by-key.ts'
import { countJobs } from '../shared/count-jobs.ts'
import type { StoreContext } from '../store-context.ts'
import { confirmSent, findConfirmed } from './confirm-sent.ts'

const LEASES = unnestColumns({ aff: 'uuid', id: 'uuid', token: 'uuid' })

const RESCUES = unnestColumns({ aff: 'uuid', id: 'uuid', no: 'int' })

/**
 * A processing job whose lease has expired becomes unconfirmed and keeps its reservation: the mail may have left.
 * Never back to pending: nobody can know, and sending again would send some of them twice.
 */
export function rescueExpiredLeases(
  { pool, clock }: StoreContext,
  { limit }: { limit: number },
): Promise<{ readonly rescued: number }> {
  return inTransaction({ pool, clock }, async (tx) => {
    const claims = await tx.rows<{ leaseToken: string; affiliateIds: string[]; jobIds: string[] }>(
      'lock-expired-claims',
      `SELECT "leaseToken", "affiliateIds", "jobIds" FROM "JobClaim" WHERE "leaseUntil" < ${tx.clock.now}
         ORDER BY "leaseUntil" LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    )
    if (claims.length === 0) return { rescued: 0 }
    const leased = claims
      .flatMap((c) =>
        c.jobIds.map((id, n) => ({ affiliateId: c.affiliateIds[n] ?? '', id, token: c.leaseToken })),
      )
      .sort(byKey)
    const rescued = await tx.rows<{
      affiliateId: string
      automationId: string
      runId: string
      stepId: string
      id: string
      attemptCount: number
    }>(
      'rescue-jobs',
      `UPDATE "AffiliateAutomationJob" j SET "status" = 'unconfirmed', "leaseToken" = NULL, "leaseUntil" = NULL,
           "unconfirmedAt" = ${tx.clock.now}, "errorCode" = 'LEASE_EXPIRED', "errorMessage" = NULL, "updatedAt" = now()
         FROM ${LEASES.from(1)}
         WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."leaseToken" = u.token
           AND j."status"::text = 'processing' AND j."leaseUntil" < ${tx.clock.now}
         RETURNING j."affiliateId", j."automationId", j."runId", j."stepId", j."id", j."attemptCount"`,
      LEASES.arrays(leased, { aff: (l) => l.affiliateId, id: (l) => l.id, token: (l) => l.token }),
    )
    const confirmed = await findConfirmed(tx, rescued, rescued)
    countJobs(
      tx,
      rescued.map((r) => ({ ...r, unconfirmed: 1 })),
    )
    await tx.rows(
      'record-rescues',
      `INSERT INTO "AutomationAttempt" ("affiliateId", "jobId", "attemptNo", "outcome", "errorCode", "message", "at")
         SELECT u.aff, u.id, u.no, 'unconfirmed', 'LEASE_EXPIRED', 'The sending process ended before it could write the answer down.', ${tx.clock.now}
         FROM ${RESCUES.from(1)}
         ON CONFLICT ("affiliateId", "jobId", "attemptNo") DO NOTHING`,
      RESCUES.arrays(rescued, { aff: (r) => r.affiliateId, id: (r) => r.id, no: (r) => r.attemptCount }),
    )
    await tx.rows('forget-claims', `DELETE FROM "JobClaim" WHERE "leaseToken" = ANY ($1::uuid[])`, [
      claims.map((c) => c.leaseToken),
    ])
    await confirmSent(tx, confirmed)
    if (rescued.length > 0)
      announceChange(
        tx,
        rescued.map((r) => r.affiliateId),
        ['jobs', 'runs', 'credit'],
      )
    return { rescued: rescued.length }
  })
}
