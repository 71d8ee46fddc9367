import type { LinkMailState, UserRole, UserState } from '@booster/contracts/account/users'
import { contains } from '../connection/like-pattern.ts'
import { type ListPosition, type Page, pageOf } from '../connection/page-of.ts'
import type { Queryable } from '../connection/queryable.ts'
import { HAS_PASSWORD, USER_STATE } from './user-state-sql.ts'

export type UserListRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: UserRole
  readonly state: UserState
  readonly affiliateId: string | null
  readonly suspendReason: string | null
  readonly lastSignInAt: Date | null
  readonly createdAt: Date
  /** The last invitation of who has no password; all null for others. */
  readonly invitedAt: Date | null
  readonly inviteExpiresAt: Date | null
  readonly inviteExpired: boolean | null
  readonly inviteMail: LinkMailState | null
}

export type UserFilter = {
  /** Part of the name or of the e-mail address. */
  readonly search: string | null
  readonly role: UserRole | null
  readonly state: UserState | null
}

/** Far longer than all retries take: the process that sent the mail has ended, and nobody knows how far it came. */
const SENDING_MINUTES = 3

/** Everybody who may sign in, newest first, by keyset. */
export async function listUsers(
  db: Queryable,
  input: UserFilter & {
    readonly after: ListPosition
    readonly limit: number
  },
): Promise<Page<UserListRow>> {
  const { rows } = await db.query<UserListRow>({
    name: 'list-users',
    text: `SELECT * FROM (
        SELECT u."id", u."name", u."email", u."role"::text AS "role", u."suspendReason", u."lastSignInAt", u."createdAt",
          p."id" AS "affiliateId",
          ${USER_STATE} AS "state",
          i."createdAt" AS "invitedAt", i."expiresAt" AS "inviteExpiresAt", i."expired" AS "inviteExpired",
          i."mailState" AS "inviteMail"
        FROM "User" u
        LEFT JOIN "AffiliateProfile" p ON p."userId" = u."id"
        LEFT JOIN LATERAL (
          SELECT l."createdAt", l."expiresAt", l."expiresAt" <= now() AS "expired",
            CASE WHEN l."mailState" = 'sending' AND l."createdAt" < now() - interval '${SENDING_MINUTES} minutes'
              THEN 'unconfirmed' ELSE l."mailState"::text END AS "mailState"
          FROM "PasswordLink" l WHERE l."userId" = u."id" AND l."purpose" = 'invite' AND NOT ${HAS_PASSWORD}
          ORDER BY l."createdAt" DESC, l."id" DESC LIMIT 1) i ON true
        WHERE ($1::text IS NULL OR u."name" ILIKE $1 OR u."email" ILIKE $1)
          AND ($2::text IS NULL OR u."role"::text = $2)
          AND ($4::timestamptz IS NULL OR (u."createdAt", u."id") < ($4::timestamptz, $5::uuid))) x
      WHERE $3::text IS NULL OR x."state" = $3
      ORDER BY x."createdAt" DESC, x."id" DESC LIMIT $6`,
    values: [
      input.search === null ? null : contains(input.search),
      input.role,
      input.state,
      input.after?.at ?? null,
      input.after?.id ?? null,
      input.limit + 1,
    ],
  })
  return pageOf(rows, input.limit, (row) => row.createdAt)
}
