import type { Queryable } from '../connection/queryable.ts'
import { ANY_JOB_FACTS, JOB_JOINS, type JobFacts } from './job-facts.ts'

/** One job with the text of its step. */
export type JobDetailFacts = JobFacts & {
  readonly messageRef: string
  readonly emailId: string | null
  readonly sendMs: number | null
  readonly leadWhatsapp: string | null
  readonly unsubscribedAt: Date | null
  readonly suppressedAt: Date | null
  readonly affiliateName: string
  readonly replyTo: string | null
  readonly accountEmail: string
  readonly postalAddress: string | null
  readonly leadLanguage: string
  readonly runStartedAt: Date
  /** The version that was handed over last, else the newest published one. */
  readonly version: number
  /** True: `version` is what left. */
  readonly asSent: boolean
  readonly textSubject: string
  readonly textPreheader: string
  readonly textBody: string
}

/** A job of the affiliate, live or archived; null when there is none by that id. */
export async function readJob(
  db: Queryable,
  input: { readonly affiliateId: string; readonly jobId: string },
): Promise<JobDetailFacts | null> {
  const { rows } = await db.query<JobDetailFacts>(
    `SELECT ${ANY_JOB_FACTS}, j."messageRef", j."emailId", j."sendMs", l."whatsapp" AS "leadWhatsapp",
       l."unsubscribedAt", l."suppressedAt", f."displayName" AS "affiliateName", f."replyTo", f."accountEmail", f."postalAddress", coalesce(l."language", 'id') AS "leadLanguage", r."startedAt" AS "runStartedAt",
       w."version", w."asSent",
       coalesce(v."emailSubject", s."emailSubject") AS "textSubject",
       coalesce(v."preheader", s."preheader") AS "textPreheader",
       coalesce(v."emailBody", s."emailBody") AS "textBody"
     FROM "AnyJob" j ${JOB_JOINS}
     CROSS JOIN LATERAL (
       SELECT j."status" IN ('completed', 'unconfirmed', 'processing') AND j."stepVersion" IS NOT NULL AS "asSent",
         CASE WHEN j."status" IN ('completed', 'unconfirmed', 'processing')
              THEN coalesce(j."stepVersion", s."version") ELSE s."version" END AS "version") w
     LEFT JOIN "AffiliateAutomationStepVersion" v
       ON v."affiliateId" = j."affiliateId" AND v."stepId" = j."stepId" AND v."version" = w."version"
     WHERE j."affiliateId" = $1 AND j."id" = $2`,
    [input.affiliateId, input.jobId],
  )
  return rows[0] ?? null
}
