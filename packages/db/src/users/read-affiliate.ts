import type { UserState } from '@booster/contracts/account/users'
import type { TimeZone } from '@booster/contracts/wire/preferences'
import { USER_STATE } from '../accounts/user-state-sql.ts'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { jakartaDay } from '../engine-store/shared/count-days.ts'

export type AffiliateProfileFacts = {
  readonly id: string
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly state: UserState
  readonly suspendReason: string | null
  readonly suspendedAt: Date | null
  readonly note: string
  readonly timeZone: TimeZone
  readonly senderName: string
  readonly replyTo: string | null
  readonly postalAddress: string | null
  readonly createdAt: Date
  readonly lastSignInAt: Date | null
  readonly sessions: number
  readonly apiKeys: number
  /** Of the last 7 days, today included. */
  readonly sent: number
  readonly failed: number
  readonly bounced: number
  readonly complained: number
  readonly now: Date
}

/** One affiliate with its week; null: there is none. */
export async function readAffiliate(
  db: Queryable,
  clock: SqlClock,
  { affiliateId }: { readonly affiliateId: string },
): Promise<AffiliateProfileFacts | null> {
  const { rows } = await db.query<AffiliateProfileFacts>({
    name: 'read-affiliate',
    text: `SELECT p."id", p."userId", p."displayName" AS "name", u."email", u."suspendReason", u."suspendedAt", u."note",
             p."timeZone", coalesce(p."senderName", p."displayName") AS "senderName", p."replyTo", p."postalAddress",
             p."createdAt", u."lastSignInAt", ${clock.now} AS "now",
             ${USER_STATE} AS "state",
             (SELECT count(*)::int FROM "Session" s WHERE s."userId" = u."id" AND s."expiresAt" > now()) AS "sessions",
             (SELECT count(*)::int FROM "ApiKey" k WHERE k."affiliateId" = p."id" AND k."revokedAt" IS NULL) AS "apiKeys",
             w.*
           FROM "AffiliateProfile" p JOIN "User" u ON u."id" = p."userId"
           CROSS JOIN LATERAL (
             SELECT coalesce(sum(y."sent"), 0)::int AS "sent", coalesce(sum(y."failed"), 0)::int AS "failed",
               coalesce(sum(y."bounced"), 0)::int AS "bounced", coalesce(sum(y."complained"), 0)::int AS "complained"
             FROM "AutomationDay" y WHERE y."affiliateId" = p."id" AND y."day" > ${jakartaDay(clock.now)} - 7) w
           WHERE p."id" = $1`,
    values: [affiliateId],
  })
  return rows[0] ?? null
}
