import type { Queryable } from '../connection/queryable.ts'

export type ChargeFacts = {
  readonly seq: number
  readonly amount: number
  readonly balanceBefore: number
  readonly balanceAfter: number
  readonly createdAt: Date
}

/** The ledger row of a job's charge; null while it is not charged. */
export async function readJobCharge(
  db: Queryable,
  input: { readonly affiliateId: string; readonly jobId: string },
): Promise<ChargeFacts | null> {
  const { rows } = await db.query<ChargeFacts>(
    `SELECT "seq", "amount", "balanceBefore", "balanceAfter", "createdAt"
     FROM "AffiliateCreditTransaction" WHERE "affiliateId" = $1 AND "jobId" = $2 AND "type" = 'deduct'`,
    [input.affiliateId, input.jobId],
  )
  return rows[0] ?? null
}
