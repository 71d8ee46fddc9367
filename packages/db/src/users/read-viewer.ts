import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { Pool } from 'pg'

/** Who a session belongs to, as far as permissions go. */
export type ViewerRow = {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: 'affiliate' | 'admin'
  readonly suspended: boolean
  /** Null for admins, and for a user whose profile does not exist yet. */
  readonly affiliateId: string | null
  readonly affiliateName: string | null
  readonly affiliateStatus: 'active' | 'suspended' | null
  readonly timeZone: TimeZone
  readonly language: 'id' | 'en' | null
  /** Of the API key that speaks for the user; undefined: a session. */
  readonly keyName?: string
  /** The admin who looks at this account, read-only; undefined: nobody, this is the person. */
  readonly viewedBy?: { readonly userId: string; readonly name: string; readonly until: Date }
}

/** Columns of a viewer, from "User" u and "AffiliateProfile" p. */
export const VIEWER_COLUMNS = `
  u."id" AS "userId", u."name", u."email", u."role"::text AS "role", u."suspendedAt" IS NOT NULL AS "suspended",
  p."id" AS "affiliateId", p."displayName" AS "affiliateName", p."status"::text AS "affiliateStatus",
  coalesce(p."timeZone", 'Asia/Jakarta') AS "timeZone", u."language"`

type Seen = { readonly viewedUserId: string | null; readonly viewedUntil: Date | null }

/**
 * The user behind a session with the profile that decides whose data it sees; null when it is gone. An admin's session
 * that looks at an affiliate's account is that affiliate's, until its time is up, with the admin as `viewedBy`.
 * @param sessionId null: an API key
 */
export async function readViewer(
  pool: Pick<Pool, 'query'>,
  { userId, sessionId }: { readonly userId: string; readonly sessionId: string | null },
): Promise<ViewerRow | null> {
  const { rows } = await pool.query<ViewerRow & Seen>({
    name: 'read-viewer',
    text: `
      SELECT ${VIEWER_COLUMNS}, v."userId" AS "viewedUserId", s."viewedUntil"
        FROM "User" u LEFT JOIN "AffiliateProfile" p ON p."userId" = u."id"
        LEFT JOIN "Session" s ON s."id" = $2 AND s."userId" = u."id" AND s."viewedUntil" > now() AND u."role" = 'admin'
        LEFT JOIN "AffiliateProfile" v ON v."id" = s."viewedAffiliateId"
       WHERE u."id" = $1`,
    values: [userId, sessionId],
  })
  const [row] = rows
  if (row === undefined) return null
  const { viewedUserId, viewedUntil, ...own } = row
  if (viewedUserId === null || viewedUntil === null || own.suspended) return own
  const seen = await readViewer(pool, { userId: viewedUserId, sessionId: null })
  if (seen === null) return own
  const viewedBy = { userId, name: own.name, until: viewedUntil }
  // Whoever looks reads in their own language; a suspension is the affiliate's, not of who looks.
  return { ...seen, language: own.language, suspended: false, viewedBy }
}
