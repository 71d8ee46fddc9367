import type { Queryable } from '../connection/queryable.ts'
import { type AuthorFacts, type AutomationRef, authorColumns, type DraftStep } from './draft-facts.ts'

export type VersionFacts = AuthorFacts & {
  readonly version: number
  readonly steps: number
  readonly publishedAt: Date
}

const FACTS = `v."version", jsonb_array_length(v."plan") AS "steps", v."publishedAt", ${authorColumns('v')}`

/** What was published, newest first. */
export async function listVersions(
  db: Queryable,
  { affiliateId, automationId }: AutomationRef,
): Promise<readonly VersionFacts[]> {
  const { rows } = await db.query<VersionFacts>(
    `SELECT ${FACTS} FROM "AutomationVersion" v
     WHERE v."affiliateId" = $1 AND v."automationId" = $2 ORDER BY v."version" DESC LIMIT 200`,
    [affiliateId, automationId],
  )
  return rows
}

/** One publication with its texts, each with the id of its step; null when there is none by that number. */
export async function readVersion(
  db: Queryable,
  input: AutomationRef & { readonly version: number },
): Promise<(VersionFacts & { readonly texts: readonly DraftStep[] }) | null> {
  const { rows } = await db.query<VersionFacts & { texts: DraftStep[] }>(
    `SELECT ${FACTS}, (
       SELECT coalesce(jsonb_agg(jsonb_build_object('id', t."stepId", 'delayMinutes', (p.step ->> 'delayMinutes')::int,
         'emailSubject', t."emailSubject", 'preheader', t."preheader", 'emailBody', t."emailBody") ORDER BY p.place), '[]')
       FROM jsonb_array_elements(v."plan") WITH ORDINALITY AS p(step, place)
       JOIN "AffiliateAutomationStepVersion" t ON t."affiliateId" = v."affiliateId"
         AND t."stepId" = (p.step ->> 'stepId')::uuid AND t."version" = (p.step ->> 'stepVersion')::int) AS "texts"
     FROM "AutomationVersion" v WHERE v."affiliateId" = $1 AND v."automationId" = $2 AND v."version" = $3`,
    [input.affiliateId, input.automationId, input.version],
  )
  return rows[0] ?? null
}
