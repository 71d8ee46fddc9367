import { OPTIN_DOUBTS } from '@booster/engine/domain/trigger/optin-doubt'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { MAILING } from '../leads/lead-filter.ts'

export type NeededAction = {
  readonly kind:
    | 'recipient_refused'
    | 'unconfirmed'
    | 'held'
    | 'no_credit'
    | 'failed'
    | 'leads_without_email'
    | 'optins_waiting'
  readonly count: number
  /** Of failed ones, those that nothing but a lack of credit may keep from a retry. */
  readonly retryable: number
  readonly credits: number
  /** The one automation concerned, where it is one. */
  readonly automationId: string | null
  readonly automationName: string | null
  /** The hold reason or error code that all of them share. */
  readonly reason: string | null
  /** They are counted from this `scheduledAt` on; null: all of them. */
  readonly since: Date | null
}

/** Older failures are history, nothing to act on. */
const FAILED_WITHIN_DAYS = 30

/** The doubts that say that more came than usual. */
const TOO_MANY = OPTIN_DOUBTS.filter((doubt) => doubt.endsWith('_RATE'))
  .map((doubt) => `'${doubt}'`)
  .join(', ')

const AWAITING = MAILING.AWAITING_CONFIRMATION

/** Groups at most, the largest first. */
const GROUPS = 12

/**
 * What waits for a person, by kind and reason: failed in the last 30 days, unconfirmed, held, leads without address, and
 * all leads that have to confirm while more opt in than usual. Each group is what one list shows: what failed for one
 * reason is one group, whoever of its leads is mailed no more.
 */
export async function listNeededActions(
  db: Queryable,
  input: { readonly affiliateId: string; readonly clock: SqlClock },
): Promise<NeededAction[]> {
  const since = `${input.clock.now} - interval '${FAILED_WITHIN_DAYS} days'`
  const { rows } = await db.query<NeededAction>(
    `WITH waiting AS (
       SELECT CASE
           WHEN j."status" = 'unconfirmed' THEN 'unconfirmed'
           WHEN j."status" = 'held' THEN 'held'
           WHEN j."errorCode" = 'INSUFFICIENT_CREDIT' THEN 'no_credit'
           ELSE 'failed' END AS "kind",
         l."suppressedAt" IS NOT NULL OR l."email" IS NULL AS "refused",
         coalesce(j."holdReason"::text, j."errorCode") AS "reason", j."automationId",
         j."status" = 'failed' AND l."email" IS NOT NULL AND l."unsubscribedAt" IS NULL AND l."suppressedAt" IS NULL
           AND r."status" <> 'cancelled' AND s."archivedAt" IS NULL AND a."status" <> 'archived' AS "retryable",
         CASE WHEN j."creditReserved" THEN j."creditAmount" ELSE 0 END AS "credits"
       FROM "AffiliateAutomationJob" j
       JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
       JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
       JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
       JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
       WHERE j."affiliateId" = $1
         AND (j."restStatus" IN ('unconfirmed', 'held')
           OR (j."restStatus" = 'failed' AND j."scheduledAt" >= ${since}))),
     grouped AS (
       SELECT CASE WHEN "kind" = 'failed' AND bool_and("refused") THEN 'recipient_refused' ELSE "kind" END AS "kind",
         count(*)::int AS "count",
         count(*) FILTER (WHERE "retryable")::int AS "retryable", sum("credits")::int AS "credits",
         CASE WHEN count(DISTINCT "automationId") = 1 THEN min("automationId"::text)::uuid END AS "automationId",
         CASE WHEN count(DISTINCT "reason") = 1 THEN min("reason") END AS "reason"
       FROM waiting
       GROUP BY "kind", CASE WHEN "kind" <> 'unconfirmed' THEN "reason" END,
         CASE WHEN "kind" = 'held' THEN "automationId" END)
     SELECT g."kind", g."count", g."retryable", g."credits", g."automationId", a."name" AS "automationName", g."reason",
       CASE WHEN g."kind" NOT IN ('unconfirmed', 'held') THEN ${since} END AS "since"
     FROM (SELECT * FROM grouped ORDER BY "kind" = 'unconfirmed' DESC, "count" DESC LIMIT ${GROUPS}) g
     LEFT JOIN "AffiliateAutomation" a ON a."affiliateId" = $1 AND a."id" = g."automationId"
     UNION ALL
     SELECT 'leads_without_email', n."count", 0, 0, NULL, NULL, NULL, NULL
     FROM (SELECT count(*)::int AS "count" FROM "AffiliateLead"
       WHERE "affiliateId" = $1 AND "email" IS NULL AND "erasedAt" IS NULL) n
     WHERE n."count" > 0
     UNION ALL
     SELECT 'optins_waiting', n."count", 0, 0, NULL, NULL, NULL, NULL
     FROM (SELECT count(*)::int AS "count" FROM "AffiliateLead" l
       WHERE l."affiliateId" = $1 AND l."erasedAt" IS NULL AND ${AWAITING}
         AND EXISTS (SELECT 1 FROM "OptinConfirmation" c
           WHERE c."affiliateId" = $1 AND c."confirmedAt" IS NULL AND c."doubt" IN (${TOO_MANY})
             AND c."createdAt" > ${input.clock.now} - interval '1 day')) n
     WHERE n."count" > 0`,
    [input.affiliateId],
  )
  return rows
}
