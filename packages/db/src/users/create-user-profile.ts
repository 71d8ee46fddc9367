import type { Pool } from 'pg'

/** What a new account starts with. */
export type NewUser = {
  /** Lower case. */
  readonly email: string
  readonly name: string
  readonly role: 'affiliate' | 'admin'
  /** As better-auth stores it; never the password itself. */
  readonly passwordHash: string
}

/** SQL: after a step `person` (id, role) of a new user with the name $2, what an affiliate has besides, and the ids of both. */
export const NEW_PROFILE = `profile AS (
       INSERT INTO "AffiliateProfile" ("userId", "displayName", "updatedAt")
       SELECT "id", $2, now() FROM person WHERE "role" = 'affiliate'
       RETURNING "id"
     ), credit AS (
       INSERT INTO "AffiliateCredit" ("affiliateId", "updatedAt") SELECT "id", now() FROM profile
     )
     SELECT person."id" AS "userId", profile."id" AS "affiliateId" FROM person LEFT JOIN profile ON true`

/**
 * Creates a user with a password, and for an affiliate the profile and an empty credit row, in one statement.
 * Returns null when the address is taken.
 */
export async function createUserProfile(
  pool: Pick<Pool, 'query'>,
  user: NewUser,
): Promise<{ readonly userId: string; readonly affiliateId: string | null } | null> {
  const { rows } = await pool.query<{ userId: string; affiliateId: string | null }>(
    `WITH person AS (
       INSERT INTO "User" ("email", "name", "role", "emailVerified", "updatedAt")
       VALUES (lower($1), $2, $3::"UserRole", true, now())
       ON CONFLICT ("email") DO NOTHING
       RETURNING "id", "role"
     ), account AS (
       INSERT INTO "Account" ("userId", "accountId", "providerId", "password", "updatedAt")
       SELECT "id", "id"::text, 'credential', $4, now() FROM person
     ), ${NEW_PROFILE}`,
    [user.email, user.name, user.role, user.passwordHash],
  )
  return rows[0] ?? null
}
