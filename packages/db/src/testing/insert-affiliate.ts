import type { Queryable } from '../connection/queryable.ts'

/** A person and their affiliate profile, with nothing in it. @returns the affiliate's id */
export async function insertAffiliate(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ id: string }>(
    `WITH person AS (INSERT INTO "User" ("name", "email") VALUES ('Budi', gen_random_uuid()::text) RETURNING "id")
     INSERT INTO "AffiliateProfile" ("userId", "displayName") SELECT "id", 'Budi' FROM person RETURNING "id"`,
    [],
  )
  const [profile] = rows
  if (profile === undefined) throw new Error('no affiliate was inserted')
  return profile.id
}
