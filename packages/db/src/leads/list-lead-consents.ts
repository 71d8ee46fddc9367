import type { Queryable } from '../connection/queryable.ts'

export type ConsentFacts = {
  readonly id: string
  readonly text: string
  readonly source: string
  readonly formId: string | null
  readonly formTitle: string | null
  readonly ip: string | null
  readonly at: Date
}

const CONSENTS_AT_MOST = 50

/** What a lead agreed to, newest first. */
export async function listLeadConsents(
  db: Queryable,
  input: { readonly affiliateId: string; readonly leadId: string },
): Promise<ConsentFacts[]> {
  const { rows } = await db.query<ConsentFacts>(
    `SELECT c."id", c."text", c."source", c."formId", f."title" AS "formTitle", c."ip", c."at"
     FROM "LeadConsent" c
     LEFT JOIN "OptinForm" f ON f."affiliateId" = c."affiliateId" AND f."id" = c."formId"
     WHERE c."affiliateId" = $1 AND c."leadId" = $2 ORDER BY c."at" DESC, c."id" LIMIT ${CONSENTS_AT_MOST}`,
    [input.affiliateId, input.leadId],
  )
  return rows
}
