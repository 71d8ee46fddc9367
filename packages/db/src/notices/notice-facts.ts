import type { NoticeKind } from '@booster/contracts/notices/notice-kinds'
import type { SqlClock } from '../connection/clock.ts'
import { HOME_ZONE, todayIn } from '../connection/zoned-day.ts'

/** A pause to correct something needs no notice. */
export const STOPPED_AFTER_MINUTES = 60
/** As long as the admins' alert waits. */
export const UNCONFIRMED_AFTER_MINUTES = 10
/** Fewer failures are no sign; from a tenth of the mails on they are. The notice ends below half of either. */
export const FAILURES_AT_LEAST = 10
const FAILED_SHARE = 10

/**
 * SQL of the affiliates whose notice of a kind is to be open, as (affiliateId, object, name, amount, other, begins). What
 * only keeps an open notice open, so that it is not opened again and again around its mark, does not `begin`. Of $1 and $2,
 * the affiliates whose credit is low by the rule for everybody and their marks, and of $3, those whose credit is used up.
 */
export function noticeFacts(kind: NoticeKind, clock: SqlClock): string {
  switch (kind) {
    case 'out_of_credit':
      return creditFacts({
        kind,
        begins: `${LEFT} <= 0 AND p."id" = ANY ($3::uuid[])`,
        stays: `${LEFT} <= 0 OR NOT ${TOPPED_UP}`,
        other: '0',
      })
    case 'low_credit':
      return creditFacts({
        kind,
        begins: `${LEFT} > 0 AND ${LEFT} <= ${MARK} AND NOT ${OUT}`,
        stays: `(${LEFT} <= ${MARK} OR NOT ${TOPPED_UP}) AND NOT ${OUT}`,
        other: `coalesce(${MARK}, n."other")`,
      })
    case 'sequence_stopped':
      return `SELECT a."affiliateId", a."id"::text AS "object", a."name", k."held" AS "amount", 0 AS "other",
          a."pausedAt" <= ${clock.now} - interval '${STOPPED_AFTER_MINUTES} minutes' AS "begins"
        FROM "AutomationCounter" k
        JOIN "AffiliateAutomation" a ON a."affiliateId" = k."affiliateId" AND a."id" = k."automationId"
        WHERE k."held" > 0 AND a."status" = 'paused'`
    case 'many_failures':
      return manyFailures(clock)
    case 'unconfirmed_waiting':
      return `SELECT k."affiliateId", '' AS "object", '' AS "name", j."jobs" AS "amount", 0 AS "other", true AS "begins"
        FROM (SELECT DISTINCT "affiliateId" FROM "AutomationCounter" WHERE "unconfirmed" > 0) k
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS "jobs" FROM "AffiliateAutomationJob" j
          WHERE j."affiliateId" = k."affiliateId" AND j."restStatus" = 'unconfirmed'
            AND j."unconfirmedAt" < ${clock.now} - interval '${UNCONFIRMED_AFTER_MINUTES} minutes') j
        WHERE j."jobs" > 0`
    case 'import_finished':
      return `SELECT i."affiliateId", i."id"::text AS "object", i."fileName" AS "name", i."created" + i."updated" AS "amount",
          i."failed" AS "other", NOT EXISTS (
            SELECT FROM "Notice" o WHERE o."affiliateId" = i."affiliateId" AND o."kind" = 'import_finished'
              AND o."object" = i."id"::text) AS "begins"
        FROM "LeadImport" i
        WHERE i."status" = 'completed' AND i."endedAt" > ${clock.now} - interval '1 day'`
  }
}

const LEFT = `coalesce(c."balance" - c."reserved", 0)`
/** The affiliate's own, else what the rule for everybody says. Null: the credit is not low by that rule. */
const MARK = `coalesce(p."lowCreditMark", x."mark")`
const OUT = `EXISTS (
  SELECT FROM "Notice" o WHERE o."affiliateId" = p."id" AND o."kind" = 'out_of_credit' AND o."closedAt" IS NULL)`
/** Credit that returns from a mail that failed is no crossing back. */
const TOPPED_UP = `EXISTS (
  SELECT FROM "AffiliateCreditTransaction" t
  WHERE t."affiliateId" = p."id" AND t."type" <> 'deduct' AND t."amount" > 0 AND t."createdAt" > n."openedAt")`

function creditFacts(rule: {
  readonly kind: NoticeKind
  readonly begins: string
  readonly stays: string
  readonly other: string
}): string {
  const { kind, begins, stays, other } = rule
  return `SELECT p."id" AS "affiliateId", '' AS "object", '' AS "name", ${LEFT} AS "amount", ${other} AS "other",
      ${begins} AS "begins"
    FROM "AffiliateProfile" p
    LEFT JOIN "AffiliateCredit" c ON c."affiliateId" = p."id"
    LEFT JOIN unnest($1::uuid[], $2::int[]) x("affiliateId", "mark") ON x."affiliateId" = p."id"
    LEFT JOIN "Notice" n ON n."affiliateId" = p."id" AND n."kind" = '${kind}' AND n."closedAt" IS NULL
    WHERE (${begins}) OR (n."id" IS NOT NULL AND (${stays}))`
}

function manyFailures(clock: SqlClock): string {
  const today = todayIn(HOME_ZONE, clock)
  return `SELECT p."id" AS "affiliateId", '' AS "object", '' AS "name", d."failed" AS "amount", d."total" AS "other",
      d."failed" >= ${FAILURES_AT_LEAST} AND d."failed" * ${FAILED_SHARE} >= d."total" AS "begins"
    FROM "AffiliateProfile" p
    CROSS JOIN LATERAL (
      SELECT sum(d."failed")::int AS "failed", sum(d."sent" + d."failed")::int AS "total" FROM "AutomationDay" d
      WHERE d."affiliateId" = p."id" AND d."day" BETWEEN ${today} - 1 AND ${today}) d
    WHERE d."failed" * 2 >= ${FAILURES_AT_LEAST} AND d."failed" * ${FAILED_SHARE * 2} >= d."total"`
}
