import type { SqlClock } from '../../connection/clock.ts'

/** SQL: the facts of `whyNotUndoStop` over the lead `l` and `ownLeaving`; `job` is that of the mail. */
export function ownStopFacts(
  clock: SqlClock,
  { job, withinMs }: { readonly job: string; readonly withinMs: string },
): string {
  return `l."email" AS "leadEmail", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
       CASE WHEN l."unsubscribedAt" IS NULL THEN own."leftBy" IS NOT NULL ELSE l."unsubscribedBy" IS NOT DISTINCT FROM ${job} END
         AS "stoppedByThisMail",
       coalesce(coalesce(l."unsubscribedAt", own."leftAt") >= ${clock.now} - ${withinMs} * interval '1 millisecond', false)
         AS "stoppedLately"`
}

/** SQL, a join: the lead `l` left a sequence by the mail of this job. */
export function ownLeaving(job: string): string {
  return `LEFT JOIN LATERAL (SELECT o."leftBy", o."leftAt" FROM "AffiliateAutomationLog" o
       WHERE o."affiliateId" = l."affiliateId" AND o."leadId" = l."id" AND o."leftBy" = ${job} LIMIT 1) own ON true`
}
