import type { ProofType } from '@booster/contracts/top-ups/top-ups'
import type { Queryable } from '../connection/queryable.ts'

export type TopUpProof = { readonly name: string; readonly type: ProofType; readonly bytes: Buffer }

/**
 * The file that came with a request; null: there is none.
 * @param affiliateId whose request it has to be; null: anybody's, for admins
 */
export async function readTopUpProof(
  db: Queryable,
  input: { readonly affiliateId: string | null; readonly id: string },
): Promise<TopUpProof | null> {
  const { rows } = await db.query<TopUpProof>({
    name: 'read-top-up-proof',
    text: `SELECT "proofName" AS "name", "proofType" AS "type", "proofBytes" AS "bytes" FROM "TopupRequest"
           WHERE "id" = $1 AND ($2::uuid IS NULL OR "affiliateId" = $2) AND "proofBytes" IS NOT NULL`,
    values: [input.id, input.affiliateId],
  })
  return rows[0] ?? null
}
