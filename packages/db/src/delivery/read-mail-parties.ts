import type { Queryable } from '../connection/queryable.ts'

/** Whose mail it is, and who got it. */
export type MailParties = {
  /** As its sender's name stood in it. */
  readonly sender: string
  /** Null: the lead was erased. */
  readonly email: string | null
}

/** Of a mail at rest or in the archive, by the reference that its own links carry; null: there is none. */
export async function readMailParties(
  db: Queryable,
  input: { readonly messageRef: string },
): Promise<MailParties | null> {
  const { rows } = await db.query<MailParties>(
    `SELECT coalesce(p."senderName", p."displayName") AS "sender", l."email"
     FROM (
       SELECT j."affiliateId", j."leadId" FROM "AffiliateAutomationJob" j
       WHERE j."messageRef" = $1 AND j."restStatus" IN ('completed', 'unconfirmed', 'failed')
       UNION ALL
       SELECT a."affiliateId", a."leadId" FROM "ArchivedJob" a WHERE a."messageRef" = $1
       LIMIT 1) mail
     JOIN "AffiliateProfile" p ON p."id" = mail."affiliateId"
     JOIN "AffiliateLead" l ON l."affiliateId" = mail."affiliateId" AND l."id" = mail."leadId"`,
    [input.messageRef],
  )
  return rows[0] ?? null
}
