import type { Queryable } from '../connection/queryable.ts'

export type CreditFacts = {
  readonly balance: number
  readonly reserved: number
  readonly totalToppedUp: number
  readonly totalUsed: number
}

/** The affiliate's credit; nothing but zeros while no row exists. */
export async function readCredit(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<CreditFacts> {
  const { rows } = await db.query<CreditFacts>(
    `SELECT "balance", "reserved", "totalToppedUp", "totalUsed" FROM "AffiliateCredit" WHERE "affiliateId" = $1`,
    [input.affiliateId],
  )
  return rows[0] ?? { balance: 0, reserved: 0, totalToppedUp: 0, totalUsed: 0 }
}
