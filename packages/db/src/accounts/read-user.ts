import type { Queryable } from '../connection/queryable.ts'

export type UserFacts = {
  readonly userId: string
  readonly role: 'affiliate' | 'admin'
  /** Null for admins. */
  readonly affiliateId: string | null
}

/** Null: there is no such person. */
export async function readUser(
  db: Queryable,
  { userId }: { readonly userId: string },
): Promise<UserFacts | null> {
  const { rows } = await db.query<UserFacts>({
    name: 'read-user',
    text: `SELECT u."id" AS "userId", u."role"::text AS "role", p."id" AS "affiliateId"
           FROM "User" u LEFT JOIN "AffiliateProfile" p ON p."userId" = u."id" WHERE u."id" = $1`,
    values: [userId],
  })
  return rows[0] ?? null
}
