import type { TopUpMailState } from '@booster/contracts/top-ups/top-ups'
import { type ListPosition, type Page, pageOf } from '../connection/page-of.ts'
import type { Queryable } from '../connection/queryable.ts'
import { TOP_UP_COLUMNS, type TopUpFacts } from './top-up-facts.ts'

export type AdminTopUpFacts = TopUpFacts & {
  readonly affiliateId: string
  readonly affiliateName: string
  readonly email: string
  readonly status: 'active' | 'suspended'
  readonly available: number
  readonly heldMails: number
  readonly heldCredits: number
  readonly oldestHeldAt: Date | null
  /** YYYY-MM-DD */
  readonly statementDay: string | null
  readonly statementText: string | null
  readonly mailState: TopUpMailState
}

/** Requests of all affiliates, newest first, each with what an approval would let leave. */
export async function listAllTopUps(
  db: Queryable,
  input: { readonly state: 'open' | 'closed'; readonly after: ListPosition; readonly limit: number },
): Promise<Page<AdminTopUpFacts>> {
  const { state, after, limit } = input
  const { rows } = await db.query<AdminTopUpFacts>({
    name: `list-all-top-ups-${state}`,
    text: `SELECT ${TOP_UP_COLUMNS}, p."id" AS "affiliateId", p."displayName" AS "affiliateName", o."email",
             p."status"::text AS "status", coalesce(c."balance" - c."reserved", 0) AS "available",
             h."heldMails", h."heldCredits", h."oldestHeldAt",
             r."statementDay"::text AS "statementDay", r."statementText", r."mailState"
           FROM "TopupRequest" r
           JOIN "AffiliateProfile" p ON p."id" = r."affiliateId"
           JOIN "User" o ON o."id" = p."userId"
           LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = r."affiliateId"
           LEFT JOIN "User" u ON u."id" = r."decidedBy"
           CROSS JOIN LATERAL (
             SELECT count(*)::int AS "heldMails", coalesce(sum(j."creditAmount"), 0)::int AS "heldCredits",
               min(j."scheduledAt") AS "oldestHeldAt"
             FROM "AffiliateAutomationJob" j
             WHERE r."state" = 'open' AND j."affiliateId" = r."affiliateId" AND j."restStatus" = 'held'
               AND j."holdReason" = 'INSUFFICIENT_CREDIT') h
           WHERE r."state" ${state === 'open' ? '=' : '<>'} 'open'
             AND ($1::timestamptz IS NULL OR (r."createdAt", r."id") < ($1::timestamptz, $2::uuid))
           ORDER BY r."createdAt" DESC, r."id" DESC LIMIT $3`,
    values: [after?.at ?? null, after?.id ?? null, limit + 1],
  })
  return pageOf(rows, limit, (row) => row.createdAt)
}

/** How many requests wait for a decision. */
export async function countOpenTopUps(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ open: number }>({
    name: 'count-open-top-ups',
    text: `SELECT count(*)::int AS "open" FROM "TopupRequest" WHERE "state" = 'open'`,
  })
  return rows[0]?.open ?? 0
}
