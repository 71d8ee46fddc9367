import { type ListPosition, type Page, pageOf } from '../connection/page-of.ts'
import type { Queryable } from '../connection/queryable.ts'
import { TOP_UP_COLUMNS, type TopUpFacts } from './top-up-facts.ts'

/** An affiliate's requests, newest first. */
export async function listOwnTopUps(
  db: Queryable,
  input: { readonly affiliateId: string; readonly after: ListPosition; readonly limit: number },
): Promise<Page<TopUpFacts>> {
  const { affiliateId, after, limit } = input
  const { rows } = await db.query<TopUpFacts>({
    name: 'list-own-top-ups',
    text: `SELECT ${TOP_UP_COLUMNS} FROM "TopupRequest" r LEFT JOIN "User" u ON u."id" = r."decidedBy"
           WHERE r."affiliateId" = $1
             AND ($2::timestamptz IS NULL OR (r."createdAt", r."id") < ($2::timestamptz, $3::uuid))
           ORDER BY r."createdAt" DESC, r."id" DESC LIMIT $4`,
    values: [affiliateId, after?.at ?? null, after?.id ?? null, limit + 1],
  })
  return pageOf(rows, limit, (row) => row.createdAt)
}
