import type { Queryable } from '../connection/queryable.ts'
import { type AutomationRef, authorColumns, type DraftFacts } from './draft-facts.ts'

/** SQL: the published steps of the automation `a` as steps of a draft. */
export const PUBLISHED_STEPS = `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', s."id", 'delayMinutes', s."delayMinutes",
    'emailSubject', s."emailSubject", 'preheader', s."preheader", 'emailBody', s."emailBody") ORDER BY s."stepOrder"), '[]')
  FROM "AffiliateAutomationStep" s
  WHERE s."affiliateId" = a."affiliateId" AND s."automationId" = a."id" AND s."archivedAt" IS NULL)`

/** Null: the affiliate has no such automation. */
export async function readDraft(db: Queryable, input: AutomationRef): Promise<DraftFacts | null> {
  const { rows } = await db.query<DraftFacts>(
    `SELECT a."status"::text AS "status", a."publishedVersion", d."revision" IS NOT NULL AS "isDraft",
       coalesce(d."revision", 0) AS "revision", coalesce(d."baseVersion", a."publishedVersion") AS "baseVersion",
       coalesce(d."steps", ${PUBLISHED_STEPS}) AS "steps", d."savedAt", ${authorColumns('d')}
     FROM "AffiliateAutomation" a
     LEFT JOIN "AutomationDraft" d ON d."affiliateId" = a."affiliateId" AND d."automationId" = a."id"
     WHERE a."affiliateId" = $1 AND a."id" = $2`,
    [input.affiliateId, input.automationId],
  )
  return rows[0] ?? null
}
