import type { Queryable } from '../connection/queryable.ts'
import type { FormFacts } from './list-forms.ts'

export type FormDetailFacts = FormFacts & {
  readonly headline: string
  readonly description: string
  readonly buttonText: string
  readonly consentText: string
  readonly thankYouText: string
  readonly askWhatsapp: boolean
}

/** An opt-in form of the affiliate; null when there is none by that id. */
export async function readForm(
  db: Queryable,
  input: { readonly affiliateId: string; readonly formId: string },
): Promise<FormDetailFacts | null> {
  const { rows } = await db.query<FormDetailFacts>(
    `SELECT "id", "slug", "title", "active", "submitCount", "createdAt", "headline", "description", "buttonText",
       "consentText", "thankYouText", "askWhatsapp"
     FROM "OptinForm" WHERE "affiliateId" = $1 AND "id" = $2`,
    [input.affiliateId, input.formId],
  )
  return rows[0] ?? null
}
