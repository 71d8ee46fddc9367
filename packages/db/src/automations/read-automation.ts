import type { Queryable } from '../connection/queryable.ts'

export type StepFacts = {
  readonly id: string
  readonly stepOrder: number
  readonly delayMinutes: number
  readonly emailSubject: string
  readonly preheader: string
  readonly emailBody: string
  readonly version: number
  readonly sentCount: number
}

export type AutomationDetailFacts = {
  readonly id: string
  readonly name: string
  readonly triggerType: string
  readonly status: string
  readonly reentry: string
  readonly onNoCredit: string
  readonly onUnconfirmed: string
  readonly catchUp: string
  readonly catchUpHours: number
  readonly trackOpens: string
  readonly trackClicks: boolean
  readonly endOnReply: boolean
  readonly goalEvents: readonly string[]
  readonly publishedVersion: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly steps: readonly StepFacts[]
}

/** An automation of the affiliate with its present steps; null when there is none by that id. */
export async function readAutomation(
  db: Queryable,
  input: { readonly affiliateId: string; readonly automationId: string },
): Promise<AutomationDetailFacts | null> {
  const { rows } = await db.query<AutomationDetailFacts>(
    `SELECT a."id", a."name", a."triggerType"::text AS "triggerType", a."status"::text AS "status",
       a."reentry"::text AS "reentry", a."onNoCredit"::text AS "onNoCredit",
       a."onUnconfirmed"::text AS "onUnconfirmed", a."catchUp"::text AS "catchUp", a."catchUpHours",
       a."trackOpens"::text AS "trackOpens", a."trackClicks", a."endOnReply", a."goalEvents",
       a."publishedVersion", a."createdAt", a."updatedAt", t."steps"
     FROM "AffiliateAutomation" a
     CROSS JOIN LATERAL (
       SELECT coalesce(jsonb_agg(jsonb_build_object(
         'id', s."id", 'stepOrder', s."stepOrder", 'delayMinutes', s."delayMinutes", 'emailSubject', s."emailSubject",
         'preheader', s."preheader", 'emailBody', s."emailBody", 'version', s."version", 'sentCount', s."sentCount")
         ORDER BY s."stepOrder"), '[]') AS "steps"
       FROM "AffiliateAutomationStep" s
       WHERE s."affiliateId" = a."affiliateId" AND s."automationId" = a."id" AND s."archivedAt" IS NULL) t
     WHERE a."affiliateId" = $1 AND a."id" = $2`,
    [input.affiliateId, input.automationId],
  )
  return rows[0] ?? null
}
