import { NEWS } from '@booster/engine/domain/delivery-event'
import { dayPart, jakartaDay } from '../engine-store/shared/count-days.ts'
import { countNews, NEWS_BITS, NEWS_COLUMNS } from '../engine-store/shared/news-of-mail.ts'

/** For jobs and news that a bulk statement wrote: the sums that the engine would have left beside them. */

const COUNTS = NEWS.map((name) => `"${name}" = f."${name}"`).join(', ')

/** SQL: the same by recipient domain, of mails alone. @param which a condition on `j."affiliateId"` */
function factsOfDomains(which: string): string {
  return `
    SELECT j."affiliateId", j."recipientDomain" AS "domain", ${jakartaDay('j."executedAt"')} AS "day",
      ${dayPart('j."executedAt"')} AS "part", count(*) AS "sent", ${countNews('n."news"')}
    FROM "AffiliateAutomationJob" j
    LEFT JOIN (SELECT "affiliateId", "jobId", ${NEWS_BITS} AS "news" FROM "DeliveryEvent" GROUP BY 1, 2) n
      ON n."affiliateId" = j."affiliateId" AND n."jobId" = j."id"
    WHERE ${which} AND j."status" = 'completed' AND j."recipientDomain" IS NOT NULL
    GROUP BY 1, 2, 3, 4`
}

/** SQL: what happened on each day. @param which a condition on `j."affiliateId"` */
function factsOfDays(which: string): string {
  return `
    SELECT "affiliateId", "automationId", "stepId", ${jakartaDay('"at"')} AS "day", ${dayPart('"at"')} AS "part",
      count(*) FILTER (WHERE "isSent") AS "sent", count(*) FILTER (WHERE NOT "isSent") AS "failed", ${countNews('"news"')}
    FROM (
      SELECT j."affiliateId", j."automationId", j."stepId", j."status" = 'completed' AS "isSent",
        CASE j."status" WHEN 'completed' THEN j."executedAt" ELSE j."failedAt" END AS "at",
        CASE WHEN j."status" = 'completed' THEN n."news" END AS "news"
      FROM "AffiliateAutomationJob" j
      LEFT JOIN (SELECT "affiliateId", "jobId", ${NEWS_BITS} AS "news" FROM "DeliveryEvent" GROUP BY 1, 2) n
        ON n."affiliateId" = j."affiliateId" AND n."jobId" = j."id"
      WHERE ${which} AND j."status" IN ('completed', 'failed')) ended
    GROUP BY 1, 2, 3, 4, 5`
}

/** SQL: every sum by day and by step; there are none yet. @param which a condition on `j."affiliateId"` */
export function sumDaysSql(which: string): readonly string[] {
  return [
    `INSERT INTO "AutomationDay" ("affiliateId", "automationId", "stepId", "day", "part", "sent", "failed", ${NEWS_COLUMNS})
     ${factsOfDays(which)}`,
    `INSERT INTO "AutomationFailure" ("affiliateId", "automationId", "errorCode", "day", "part", "failed")
     SELECT j."affiliateId", j."automationId", coalesce(j."errorCode", 'UNKNOWN'), ${jakartaDay('j."failedAt"')},
       ${dayPart('j."failedAt"')}, count(*)
     FROM "AffiliateAutomationJob" j WHERE ${which} AND j."status" = 'failed' GROUP BY 1, 2, 3, 4, 5`,
    `INSERT INTO "DomainDay" ("affiliateId", "domain", "day", "part", "sent", ${NEWS_COLUMNS}) ${factsOfDomains(which)}`,
    `UPDATE "AffiliateAutomationStep" s SET "openCount" = o.open
     FROM (SELECT j."affiliateId", j."stepId", count(*)::int AS open FROM "AffiliateAutomationJob" j
           WHERE ${which} AND j."status" NOT IN ('completed', 'failed', 'cancelled') GROUP BY 1, 2) o
     WHERE s."affiliateId" = o."affiliateId" AND s."id" = o."stepId"`,
  ]
}

/** SQL: counts the news of all mails once more. */
export const RECOUNT_NEWS = [
  `UPDATE "AutomationDay" d SET ${COUNTS}
  FROM (${factsOfDays('true')}) AS f("affiliateId", "automationId", "stepId", "day", "part", "sent", "failed", ${NEWS_COLUMNS})
  WHERE d."affiliateId" = f."affiliateId" AND d."automationId" = f."automationId" AND d."stepId" = f."stepId"
    AND d."day" = f."day" AND d."part" = f."part"`,
  `UPDATE "DomainDay" d SET ${COUNTS}
  FROM (${factsOfDomains('true')}) AS f("affiliateId", "domain", "day", "part", "sent", ${NEWS_COLUMNS})
  WHERE d."affiliateId" = f."affiliateId" AND d."domain" = f."domain" AND d."day" = f."day" AND d."part" = f."part"`,
]
