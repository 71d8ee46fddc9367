import type { LinkMail, NewLink } from '@booster/services/accounts/ports'
import type { Tx } from '../connection/transaction.ts'

/** What is known of a person whose account an operation changes; the row is locked. */
export type LockedUser = Pick<LinkMail, 'userId' | 'email' | 'name' | 'role'> & {
  readonly language: 'id' | 'en' | null
  readonly affiliateId: string | null
  readonly suspended: boolean
  readonly hasPassword: boolean
}

/** @param by how the person is found: an id, or an address in lower case */
export async function lockUser(
  tx: Tx,
  by: { readonly userId: string } | { readonly email: string },
): Promise<LockedUser | undefined> {
  const [name, where, value] =
    'userId' in by ? ['lock-user-by-id', 'u."id" = $1', by.userId] : ['lock-user', 'u."email" = $1', by.email]
  const [user] = await tx.rows<Omit<LockedUser, 'hasPassword'>>(
    name,
    `SELECT u."id" AS "userId", u."email", u."name", u."role"::text AS "role", u."language",
       u."suspendedAt" IS NOT NULL AS "suspended",
       (SELECT p."id" FROM "AffiliateProfile" p WHERE p."userId" = u."id") AS "affiliateId"
     FROM "User" u WHERE ${where} FOR NO KEY UPDATE OF u`,
    [value],
  )
  if (user === undefined) return undefined
  const { userId } = user
  return { ...user, hasPassword: (await withPassword(tx, [userId])).has(userId) }
}

/**
 * Which of these people, whose rows are locked, have a password. A statement of its own: only a new snapshot sees what
 * was committed while we waited for the lock.
 */
export async function withPassword(tx: Tx, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ userId: string }>(
    'find-passwords',
    `SELECT "userId" FROM "Account" WHERE "userId" = ANY($1::uuid[]) AND "password" IS NOT NULL`,
    [userIds],
  )
  return new Set(rows.map(({ userId }) => userId))
}

/** More would only fill somebody's inbox. */
const LINKS_PER_HOUR = 5
/** Links are of no use long before. */
const KEPT_DAYS = 30

/** Whether this person, whose row is locked, got as many links within the hour as anybody gets. */
export async function hadTooManyLinks(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await tx.rows<{ links: number }>(
    'count-links',
    `SELECT count(*)::int AS "links" FROM "PasswordLink"
     WHERE "userId" = $1 AND "createdAt" > now() - interval '1 hour'`,
    [userId],
  )
  return (row?.links ?? 0) >= LINKS_PER_HOUR
}

/** Writes a link down, and forgets this person's oldest. */
export async function openLink(
  tx: Tx,
  input: NewLink & { readonly user: LockedUser; readonly purpose: LinkMail['purpose'] },
): Promise<LinkMail> {
  const { user, purpose, tokenHash, validHours } = input
  const { userId, email, name, role } = user
  tx.send(
    'forget-old-links',
    `DELETE FROM "PasswordLink" WHERE "userId" = $1 AND "expiresAt" < now() - interval '${KEPT_DAYS} days'`,
    [userId],
  )
  const [link] = await tx.rows<{ id: string }>(
    'open-link',
    `INSERT INTO "PasswordLink" ("userId", "purpose", "tokenHash", "createdAt", "expiresAt")
     VALUES ($1, $2::"PasswordLinkPurpose", $3, now(), now() + $4 * interval '1 hour') RETURNING "id"`,
    [userId, purpose, tokenHash, validHours],
  )
  if (link === undefined) throw new Error('Opening a link returned no row')
  return { linkId: link.id, userId, purpose, email, name, role, language: user.language ?? 'id' }
}

/** Ends the links that are open. @returns how many there were */
export async function revokeLinks(tx: Tx, userId: string): Promise<number> {
  const revoked = await tx.rows(
    'revoke-links',
    `UPDATE "PasswordLink" SET "revokedAt" = now()
     WHERE "userId" = $1 AND "usedAt" IS NULL AND "revokedAt" IS NULL RETURNING 1`,
    [userId],
  )
  return revoked.length
}
