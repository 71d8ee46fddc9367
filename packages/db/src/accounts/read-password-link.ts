import type { LinkMail } from '@booster/services/accounts/ports'
import type { Queryable } from '../connection/queryable.ts'

export type PasswordLinkState = 'open' | 'used' | 'revoked' | 'expired' | 'suspended'

export type PasswordLink = Pick<LinkMail, 'purpose' | 'userId' | 'email' | 'role'> & {
  readonly language: 'id' | 'en' | null
  readonly affiliateId: string | null
  readonly state: PasswordLinkState
}

/** Columns of a link, from "PasswordLink" l and "User" u. */
export const PASSWORD_LINK_COLUMNS = `
  l."purpose"::text AS "purpose", u."id" AS "userId", u."email", u."role"::text AS "role", u."language",
  (SELECT p."id" FROM "AffiliateProfile" p WHERE p."userId" = u."id") AS "affiliateId",
  CASE WHEN l."usedAt" IS NOT NULL THEN 'used' WHEN l."revokedAt" IS NOT NULL THEN 'revoked'
    WHEN u."suspendedAt" IS NOT NULL THEN 'suspended' WHEN l."expiresAt" <= now() THEN 'expired'
    ELSE 'open' END AS "state"`

/** Null: there is no such link, or it is long over. */
export async function readPasswordLink(
  db: Queryable,
  { tokenHash }: { readonly tokenHash: string },
): Promise<PasswordLink | null> {
  const { rows } = await db.query<PasswordLink>({
    name: 'read-password-link',
    text: `SELECT ${PASSWORD_LINK_COLUMNS} FROM "PasswordLink" l JOIN "User" u ON u."id" = l."userId"
           WHERE l."tokenHash" = $1`,
    values: [tokenHash],
  })
  return rows[0] ?? null
}
