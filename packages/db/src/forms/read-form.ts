import type { Queryable } from '../connection/queryable.ts'
import type { FormDetailFacts } from './form-facts.ts'

/** An opt-in form of the affiliate; null when there is none by that id. */
export async function readForm(
  db: Queryable,
  input: { readonly affiliateId: string; readonly formId: string },
): Promise<FormDetailFacts | null> {
  const { rows } = await db.query<FormDetailFacts>(
    `SELECT f."id", f."slug", f."title", f."active", f."doubleOptIn", f."viewCount", f."submitCount", f."createdAt",
       f."updatedAt", f."headline", f."description", f."buttonText", f."fields", f."consentText", f."consentVersion",
       f."thankYouText", f."redirectUrl", f."tags", f."hourlyLimit",
       CASE WHEN a."id" IS NOT NULL
         THEN jsonb_build_object('id', a."id", 'name', a."name", 'status', a."status") END AS "automation"
     FROM "OptinForm" f
     LEFT JOIN "AffiliateAutomation" a ON a."affiliateId" = f."affiliateId" AND a."id" = f."automationId"
     WHERE f."affiliateId" = $1 AND f."id" = $2`,
    [input.affiliateId, input.formId],
  )
  return rows[0] ?? null
}
