import type { SqlClock } from '../connection/clock.ts'
import { contains } from '../connection/like-pattern.ts'
import { type ListPosition, type Page, pageOf } from '../connection/page-of.ts'
import type { Queryable } from '../connection/queryable.ts'
import { jakartaDay } from '../engine-store/shared/count-days.ts'

export type AffiliateRow = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly status: 'active' | 'suspended'
  readonly balance: number
  readonly reserved: number
  readonly available: number
  /** E-mails of the last 7 days, today included. */
  readonly sent7d: number
  readonly failed7d: number
  /** Of those sent in the last 7 days. */
  readonly bounced7d: number
  readonly complained7d: number
  readonly createdAt: Date
}

/**
 * Affiliates, newest first, by keyset.
 * @param input.search part of the name or of the e-mail address
 */
export async function listAffiliates(
  db: Queryable,
  clock: SqlClock,
  input: {
    readonly search: string | null
    readonly after: ListPosition
    readonly limit: number
  },
): Promise<Page<AffiliateRow>> {
  const { rows } = await db.query<AffiliateRow>({
    name: 'list-affiliates',
    text: `SELECT p."id", p."displayName" AS "name", u."email", p."status", p."createdAt",
             coalesce(c."balance", 0) AS "balance", coalesce(c."reserved", 0) AS "reserved",
             coalesce(c."balance" - c."reserved", 0) AS "available", w.*
           FROM "AffiliateProfile" p
           JOIN "User" u ON u."id" = p."userId"
           LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = p."id"
           CROSS JOIN LATERAL (
             SELECT coalesce(sum(y."sent"), 0)::int AS "sent7d", coalesce(sum(y."failed"), 0)::int AS "failed7d",
               coalesce(sum(y."bounced"), 0)::int AS "bounced7d", coalesce(sum(y."complained"), 0)::int AS "complained7d"
             FROM "AutomationDay" y WHERE y."affiliateId" = p."id" AND y."day" > ${jakartaDay(clock.now)} - 7) w
           WHERE ($1::text IS NULL OR p."displayName" ILIKE $1 OR u."email" ILIKE $1)
             AND ($2::timestamptz IS NULL OR (p."createdAt", p."id") < ($2::timestamptz, $3::uuid))
           ORDER BY p."createdAt" DESC, p."id" DESC LIMIT $4`,
    values: [
      input.search === null ? null : contains(input.search),
      input.after?.at ?? null,
      input.after?.id ?? null,
      input.limit + 1,
    ],
  })
  return pageOf(rows, input.limit, (row) => row.createdAt)
}
