import type { Queryable } from '../connection/queryable.ts'

/** Only this many newest rows of the ledger are searched. */
const WITHIN = 2_000

/** The balance as it stood at a time; null when that is too many bookings ago. */
export async function readBalanceAt(
  db: Queryable,
  input: { readonly affiliateId: string; readonly at: Date },
): Promise<number | null> {
  const { rows } = await db.query<{ balanceAfter: number }>(
    `SELECT "balanceAfter" FROM (
       SELECT "seq", "balanceAfter", "createdAt" FROM "AffiliateCreditTransaction"
       WHERE "affiliateId" = $1 ORDER BY "seq" DESC LIMIT ${WITHIN}) newest
     WHERE "createdAt" <= $2 ORDER BY "seq" DESC LIMIT 1`,
    [input.affiliateId, input.at],
  )
  return rows[0]?.balanceAfter ?? null
}
