import type { FormField } from '@booster/contracts/forms/form-fields'
import type { Pool } from 'pg'

/** What the hosted page of an opt-in form shows. */
export type FormPageRow = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly headline: string
  readonly description: string
  readonly buttonText: string
  /** What is asked, in order. */
  readonly fields: readonly FormField[]
  readonly consentText: string
  /** Goes out with the page and comes back with what is sent in. */
  readonly consentVersion: number
  /** Empty: the page's own words. */
  readonly thankYouText: string
  /** Where the visitor goes instead of the thank-you page. */
  readonly redirectUrl: string | null
  readonly doubleOptIn: boolean
  /** False also while the affiliate is suspended. */
  readonly open: boolean
  readonly affiliateName: string
}

export type FoundFormPage = FormPageRow & {
  readonly updatedAt: Date
  /** Where the affiliate answers; null: it has not said. */
  readonly affiliateContact: string | null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What a sentence, a bracket or a chat leaves around a copied address; no slug or id begins or ends with it. */
const AROUND = /^[^a-z0-9]+|[^a-z0-9]+$/g

/** The form with this slug (in any case) or id, of any affiliate: its page is public. */
export async function readFormPage(
  pool: Pick<Pool, 'query'>,
  slugOrId: string,
): Promise<FoundFormPage | null> {
  if (slugOrId.length > 200 || slugOrId.includes('\0')) return null
  const key = slugOrId.toLowerCase().replaceAll(AROUND, '')
  const isId = UUID.test(key)
  const { rows } = await pool.query<FoundFormPage>({
    name: isId ? 'read-form-page-by-id' : 'read-form-page-by-slug',
    text: `
      SELECT f."id", f."slug", f."title", f."headline", f."description", f."buttonText", f."fields",
             f."consentText", f."consentVersion", f."thankYouText", f."redirectUrl", f."doubleOptIn", f."active" AND p."status" = 'active' AS "open",
             p."displayName" AS "affiliateName", p."replyTo" AS "affiliateContact", f."updatedAt"
        FROM "OptinForm" f JOIN "AffiliateProfile" p ON p."id" = f."affiliateId"
       WHERE ${isId ? 'f."id" = $1::uuid' : 'f."slug" = $1'}`,
    values: [key],
  })
  return rows[0] ?? null
}
