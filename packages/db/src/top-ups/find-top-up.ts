import type { Queryable } from '../connection/queryable.ts'

export type FoundTopUp = {
  readonly affiliateId: string
  readonly credits: number
  readonly payableRupiah: number | null
}

/** Whose request an id names; an admin decides about those of all affiliates. */
export async function findTopUp(db: Queryable, id: string): Promise<FoundTopUp | null> {
  const { rows } = await db.query<FoundTopUp>({
    name: 'find-top-up',
    text: `SELECT "affiliateId", "credits", "payableRupiah"::float8 AS "payableRupiah" FROM "TopupRequest" WHERE "id" = $1`,
    values: [id],
  })
  return rows[0] ?? null
}
