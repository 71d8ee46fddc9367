import type { Queryable } from '../connection/queryable.ts'
import { TOP_UP_COLUMNS, type TopUpFacts } from './top-up-facts.ts'

/** One request of this affiliate; null: there is no such one. */
export async function readOwnTopUp(
  db: Queryable,
  input: { readonly affiliateId: string; readonly id: string },
): Promise<TopUpFacts | null> {
  const { rows } = await db.query<TopUpFacts>({
    name: 'read-own-top-up',
    text: `SELECT ${TOP_UP_COLUMNS} FROM "TopupRequest" r LEFT JOIN "User" u ON u."id" = r."decidedBy"
           WHERE r."affiliateId" = $1 AND r."id" = $2`,
    values: [input.affiliateId, input.id],
  })
  return rows[0] ?? null
}
