import type { AutomationReport, StepReport } from '@booster/contracts/automations/report'
import type { ReportWindow } from '@booster/contracts/automations/report-windows'
import type { TimeZone } from '@booster/contracts/wire/preferences'
import type { OpensRule } from '@booster/engine/domain/automation'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { countedDayIn, startOfDayIn, todayIn } from '../connection/zoned-day.ts'
import { DAYS_BEFORE } from '../delivery/days-before.ts'

/** With the rules by which mails are counted, instead of what follows from them. */
export type ReportFacts = Omit<AutomationReport, 'countsClicks' | 'steps'> & {
  readonly trackOpens: OpensRule
  readonly trackClicks: boolean
  readonly steps: readonly (Omit<StepReport, 'countsOpens'> & { readonly version: number })[]
}

/** What the mails of one automation came to, by counters alone; null when the affiliate has none by that id. */
export async function readReport(
  db: Queryable,
  input: {
    readonly affiliateId: string
    readonly automationId: string
    readonly window: ReportWindow
    readonly clock: SqlClock
    readonly zone: TimeZone
  },
): Promise<ReportFacts | null> {
  const { affiliateId, automationId } = input
  const { rows } = await db.query<ReportFacts>(reportStatement(input), [
    affiliateId,
    automationId,
    DAYS_BEFORE[input.window],
  ])
  return rows[0] ?? null
}

function reportStatement({ clock, zone }: { readonly clock: SqlClock; readonly zone: TimeZone }): string {
  const today = todayIn(zone, clock)
  const day = countedDayIn(zone, 'd.')
  // A day of the counters is a day in Jakarta: its last hours may belong to the next one here.
  const isWithin = `d."affiliateId" = $1 AND d."automationId" = $2
    AND ($3::int IS NULL OR d."day" >= ${today} - $3 - 1 AND ${day} >= ${today} - $3)`
  return `
    SELECT a."id", a."name", a."status"::text AS "status", a."trackOpens"::text AS "trackOpens", a."trackClicks", (${today} - $3)::text AS "from", ${today}::text AS "to",
      steps."steps", failures."failures", goals."conversions", jsonb_build_object('active', coalesce(n."runsActive", 0),
        'paused', coalesce(n."runsPaused", 0), 'completed', coalesce(n."runsCompleted", 0),
        'failed', coalesce(n."runsFailed", 0), 'cancelled', coalesce(n."runsCancelled", 0)) AS "runs"
    FROM "AffiliateAutomation" a
    LEFT JOIN "AutomationCounter" n ON n."affiliateId" = a."affiliateId" AND n."automationId" = a."id"
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'id', s."id", 'version', s."version", 'stepOrder', CASE WHEN s."archivedAt" IS NULL THEN s."stepOrder" END,
        'delayMinutes', s."delayMinutes", 'emailSubject', s."emailSubject", 'toCome', s."openCount",
        'sent', coalesce(c.sent, 0), 'delivered', coalesce(c.delivered, 0), 'opened', coalesce(c.opened, 0),
        'clicked', coalesce(c.clicked, 0), 'bounced', coalesce(c.bounced, 0), 'complained', coalesce(c.complained, 0),
        'unsubscribed', coalesce(c.unsubscribed, 0), 'left', coalesce(c."left", 0),
        'openedByMachine', coalesce(c."openedByMachine", 0), 'failed', coalesce(c.failed, 0))
        ORDER BY s."archivedAt" NULLS FIRST, s."stepOrder", s."id"), '[]') AS "steps"
      FROM "AffiliateAutomationStep" s
      LEFT JOIN (
        SELECT d."stepId", sum(d."sent") AS sent, sum(d."failed") AS failed, sum(d."delivered") AS delivered,
          sum(d."opened") AS opened, sum(d."clicked") AS clicked, sum(d."bounced") AS bounced,
          sum(d."complained") AS complained, sum(d."unsubscribed") AS unsubscribed, sum(d."left") AS "left",
          sum(d."openedByMachine") AS "openedByMachine"
        FROM "AutomationDay" d WHERE ${isWithin} GROUP BY 1) c ON c."stepId" = s."id"
      WHERE s."affiliateId" = $1 AND s."automationId" = $2
        AND (s."archivedAt" IS NULL OR c.sent > 0 OR c.failed > 0 OR s."openCount" > 0)) steps
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_object('reason', f."errorCode", 'failed', f.failed)
        ORDER BY f.failed DESC, f."errorCode"), '[]') AS "failures"
      FROM (SELECT d."errorCode", sum(d."failed") AS failed FROM "AutomationFailure" d WHERE ${isWithin}
            GROUP BY 1 HAVING sum(d."failed") > 0) f) failures
    CROSS JOIN LATERAL (
      SELECT jsonb_build_object('count', count(*), 'amount', coalesce(sum(e."amount"), 0)) AS "conversions"
      FROM (SELECT DISTINCT r."goalEventId" FROM "AffiliateAutomationLog" r
            WHERE r."affiliateId" = $1 AND r."automationId" = $2 AND r."goalEventId" IS NOT NULL
              AND ($3::int IS NULL OR r."goalAt" >= ${startOfDayIn(zone, `${today} - $3`)})) g
      JOIN "LeadEvent" e ON e."affiliateId" = $1 AND e."id" = g."goalEventId") goals
    WHERE a."affiliateId" = $1 AND a."id" = $2`
}
