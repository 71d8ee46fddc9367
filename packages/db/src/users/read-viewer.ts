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
}

/** Columns of a viewer, from "User" u and "AffiliateProfile" p. */
export const VIEWER_COLUMNS = `
  u."id" AS "userId", u."name", u."email", u."role"::text AS "role", u."suspendedAt" IS NOT NULL AS "suspended",
  p."id" AS "affiliateId", p."displayName" AS "affiliateName", p."status"::text AS "affiliateStatus",
  coalesce(p."timeZone", 'Asia/Jakarta') AS "timeZone", u."language"`

/** The user behind a session with the profile that decides whose data it sees; null when it is gone. */
export async function readViewer(pool: Pick<Pool, 'query'>, userId: string): Promise<ViewerRow | null> {
  const { rows } = await pool.query<ViewerRow>({
    name: 'read-viewer',
    text: `
      SELECT ${VIEWER_COLUMNS}
        FROM "User" u LEFT JOIN "AffiliateProfile" p ON p."userId" = u."id"
       WHERE u."id" = $1`,
    values: [userId],
  })
  return rows[0] ?? null
}
