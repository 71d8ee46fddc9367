import type { Queryable } from '../connection/queryable.ts'

export type LedgerFacts = {
  readonly seq: number
  readonly id: string
  readonly type: string
  readonly amount: number
  readonly balanceBefore: number
  readonly balanceAfter: number
  readonly description: string
  readonly reference: string | null
  readonly createdByName: string | null
  readonly createdAt: Date
  readonly jobId: string | null
  readonly leadId: string | null
  readonly leadName: string | null
  readonly automationName: string | null
  readonly stepOrder: number | null
}

/** The affiliate's bookings, newest first, before a given one. */
export async function listLedger(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly beforeSeq: number | null
    readonly limit: number
    readonly type?: string | undefined
  },
): Promise<LedgerFacts[]> {
  const { type } = input
  // Named as the partial index says it, so that a few top-ups are not searched among a million deductions.
  const ofType =
    type === undefined ? 'true' : `t."type"::text = $4 ${type === 'deduct' ? '' : `AND t."type" <> 'deduct'`}`
  const { rows } = await db.query<LedgerFacts>(
    `WITH page AS (
       SELECT t.* FROM "AffiliateCreditTransaction" t
       WHERE t."affiliateId" = $1 AND ($2::int IS NULL OR t."seq" < $2) AND ${ofType}
       ORDER BY t."seq" DESC LIMIT $3)
     SELECT t."seq", t."id", t."type"::text AS "type", t."amount", t."balanceBefore", t."balanceAfter", t."description",
       t."reference", u."name" AS "createdByName", t."createdAt", j."id" AS "jobId", l."id" AS "leadId", l."name" AS "leadName",
       a."name" AS "automationName", j."stepOrder"
     FROM page t
     LEFT JOIN "AnyJob" j ON j."affiliateId" = t."affiliateId" AND j."id" = t."jobId"
     LEFT JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
     LEFT JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
     LEFT JOIN "User" u ON u."id" = t."createdBy"
     ORDER BY t."seq" DESC`,
    [input.affiliateId, input.beforeSeq, input.limit, ...(type === undefined ? [] : [type])],
  )
  return rows
}
