import type pg from 'pg'
import type { SqlClock } from '../../connection/clock.ts'
import { inTransaction } from '../../connection/transaction.ts'
import { releaseCredits } from '../credit/release-credits.ts'
import { markDue } from '../shared/mark-due.ts'

/** Puts back what a claim of unknown fate may have leased. Nothing of it was handed over. */
export async function abandonLease(pool: pg.Pool, clock: SqlClock, leaseToken: string): Promise<void> {
  await inTransaction({ pool, clock }, async (tx) => {
    const [claim] = await tx.rows<{ affiliateIds: string[] }>(
      'find-claim',
      `SELECT "affiliateIds" FROM "JobClaim" WHERE "leaseToken" = $1`,
      [leaseToken],
    )
    if (claim === undefined) return
    markDue(
      tx,
      claim.affiliateIds.map((affiliateId) => ({ affiliateId, inMs: 0 })),
    )
    const jobs = await tx.rows<{ affiliateId: string; creditAmount: number }>(
      'abandon-lease',
      `UPDATE "AffiliateAutomationJob" j SET "status" = 'pending', "leaseToken" = NULL, "leaseUntil" = NULL,
         "creditReserved" = false, "attemptCount" = j."attemptCount" - 1, "updatedAt" = now()
       FROM "JobClaim" c, unnest(c."affiliateIds", c."jobIds") AS u(aff, id)
       WHERE c."leaseToken" = $1 AND j."affiliateId" = u.aff AND j."id" = u.id
         AND j."leaseToken" = $1 AND j."status"::text = 'processing'
       RETURNING j."affiliateId", j."creditAmount"`,
      [leaseToken],
    )
    releaseCredits(tx, jobs)
  })
}
