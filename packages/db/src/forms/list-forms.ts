import type { Queryable } from '../connection/queryable.ts'
import type { FormFacts } from './form-facts.ts'

const FORMS_AT_MOST = 200

/** An affiliate's opt-in forms, oldest first. */
export async function listForms(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<FormFacts[]> {
  const { rows } = await db.query<FormFacts>(
    `SELECT f."id", f."slug", f."title", f."active", f."doubleOptIn", f."viewCount", f."submitCount", f."createdAt",
       CASE WHEN a."id" IS NOT NULL
         THEN jsonb_build_object('id', a."id", 'name', a."name", 'status', a."status") END AS "automation"
     FROM "OptinForm" f
     LEFT JOIN "AffiliateAutomation" a ON a."affiliateId" = f."affiliateId" AND a."id" = f."automationId"
     WHERE f."affiliateId" = $1 ORDER BY f."createdAt", f."id" LIMIT ${FORMS_AT_MOST}`,
    [input.affiliateId],
  )
  return rows
}

/** How many sequences an opt-in starts when its form names none. */
export async function countOptinAutomations(
  db: Queryable,
  input: { readonly affiliateId: string },
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS "count" FROM "AffiliateAutomation"
     WHERE "affiliateId" = $1 AND "triggerType" = 'AFTER_OPTIN' AND "status" = 'active'`,
    [input.affiliateId],
  )
  return rows[0]?.count ?? 0
}
