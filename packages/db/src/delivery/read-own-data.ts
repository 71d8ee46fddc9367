import type { Queryable } from '../connection/queryable.ts'

/** What is kept of the person behind a mail, for that person to read. The affiliate's notes are not among it. */
export type OwnData = {
  readonly affiliateId: string
  readonly leadId: string
  /** As its sender's name stands in mails. */
  readonly sender: string
  /** Where the sender is asked for anything else. */
  readonly contact: string
  readonly timeZone: string
  /** `id` or `en`, of its mails; null: nobody knows. */
  readonly language: string | null
  readonly name: string
  /** Lower case; null: erased, or never given. */
  readonly email: string | null
  readonly whatsapp: string | null
  readonly tags: readonly string[]
  readonly createdAt: Date
  readonly unsubscribedAt: Date | null
  readonly consents: readonly {
    /** ISO 8601. */
    readonly at: string
    readonly text: string
    /** Title of the form; null: given in another way. */
    readonly form: string | null
    readonly ip: string | null
    readonly userAgent: string | null
    readonly answers: readonly { readonly label: string; readonly value: string }[]
  }[]
  /** The newest `MAILS_AT_MOST`, newest first. */
  readonly mails: readonly {
    /** ISO 8601. */
    readonly sentAt: string
    readonly subject: string
    /** What became of it: kinds of DeliveryEvent with their times. */
    readonly events: readonly { readonly kind: string; readonly at: string }[]
  }[]
  /** What programs of the affiliate reported; the newest `EVENTS_AT_MOST`, newest first. */
  readonly reports: readonly {
    readonly event: string
    /** Invoice or meeting; '': none. */
    readonly key: string
    /** ISO 8601. */
    readonly at: string
    readonly data: Readonly<Record<string, unknown>> | null
  }[]
}

const MAILS_AT_MOST = 500
const EVENTS_AT_MOST = 500

/** Of the lead of a mail at rest or in the archive, by the reference that its own links carry; null: there is none. */
export async function readOwnData(
  db: Queryable,
  input: { readonly messageRef: string },
): Promise<OwnData | null> {
  const { rows } = await db.query<OwnData>(
    `SELECT l."affiliateId", l."id" AS "leadId", coalesce(p."senderName", p."displayName") AS "sender",
       coalesce(p."replyTo", p."accountEmail") AS "contact", p."timeZone", l."language", l."name", l."email", l."whatsapp", l."tags", l."createdAt",
       l."unsubscribedAt", ${CONSENTS} AS "consents", ${MAILS} AS "mails", ${REPORTS} AS "reports"
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

/** SQL: the proofs of consent of the lead `l`, newest first. */
const CONSENTS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('at', c."at", 'text', c."text", 'form', f."title",
    'ip', c."ip", 'userAgent', c."userAgent", 'answers', coalesce(c."answers", '[]')) ORDER BY c."at" DESC), '[]')
  FROM "LeadConsent" c
  LEFT JOIN "OptinForm" f ON f."affiliateId" = c."affiliateId" AND f."id" = c."formId"
  WHERE c."affiliateId" = l."affiliateId" AND c."leadId" = l."id")`

/** SQL: the mails that the lead `l` got, and what became of them. */
const MAILS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('sentAt', m."executedAt", 'subject', m."subject",
    'events', m."events") ORDER BY m."executedAt" DESC), '[]')
  FROM (
    SELECT j."executedAt", coalesce(v."emailSubject", s."emailSubject") AS "subject", (
      SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e."kind", 'at', e."at") ORDER BY e."at"), '[]')
      FROM "DeliveryEvent" e WHERE e."affiliateId" = j."affiliateId" AND e."jobId" = j."id") AS "events"
    FROM "AffiliateAutomationLog" r
    JOIN "AnyJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
    JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
    LEFT JOIN "AffiliateAutomationStepVersion" v ON v."affiliateId" = j."affiliateId" AND v."stepId" = j."stepId"
      AND v."version" = j."stepVersion"
    WHERE r."affiliateId" = l."affiliateId" AND r."leadId" = l."id" AND j."status" = 'completed'
    ORDER BY j."executedAt" DESC LIMIT ${MAILS_AT_MOST}) m)`

/** SQL: the events of the lead `l`. */
const REPORTS = `(SELECT coalesce(jsonb_agg(jsonb_build_object('event', e."event", 'key', e."key", 'at', e."at",
    'data', e."data") ORDER BY e."at" DESC), '[]')
  FROM (SELECT * FROM "LeadEvent" t WHERE t."affiliateId" = l."affiliateId" AND t."leadId" = l."id"
    ORDER BY t."at" DESC LIMIT ${EVENTS_AT_MOST}) e)`
