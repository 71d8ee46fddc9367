import { type OwnStopFacts, UNDO_STOP_WITHIN_MS } from '@booster/engine/domain/lead'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'
import { ownLeaving, ownStopFacts } from '../engine-store/leads/own-stop-facts.ts'

/** Whose mail it is, who got it, and what the lead has stopped. */
export type MailStanding = OwnStopFacts & {
  /** As its sender's name stood in it. */
  readonly sender: string
  readonly leadName: string
  /** `id` or `en`, of its mails; null: nobody knows. */
  readonly language: string | null
  /** As it was sent, with its shortcodes. */
  readonly subject: string
  /** All mail to the lead has stopped, for whatever reason. */
  readonly isStopped: boolean
  /** The lead has left the sequence of the mail. */
  readonly hasLeft: boolean
  /** Until when the lead lets its mails wait; null: it does not. */
  readonly snoozedUntil: Date | null
  /** Of the affiliate. */
  readonly timeZone: string
}

/** Of a mail at rest or in the archive, by the reference that its own links carry; null: there is none. */
export async function readMailStanding(
  db: Queryable,
  clock: SqlClock,
  input: { readonly messageRef: string },
): Promise<MailStanding | null> {
  const { rows } = await db.query<MailStanding>(
    `SELECT coalesce(p."senderName", p."displayName") AS "sender", l."name" AS "leadName", l."language",
       coalesce(v."emailSubject", s."emailSubject") AS "subject",
       l."unsubscribedAt" IS NOT NULL OR l."suppressedAt" IS NOT NULL OR l."email" IS NULL AS "isStopped",
       r."leftAt" IS NOT NULL AS "hasLeft", p."timeZone",
       CASE WHEN l."snoozedUntil" > ${clock.now} THEN l."snoozedUntil" END AS "snoozedUntil",
       ${ownStopFacts(clock, { job: 'mail."id"', withinMs: '$2::float8' })}
     FROM (
       SELECT j."affiliateId", j."id", j."leadId", j."runId", j."stepId", j."stepVersion" FROM "AffiliateAutomationJob" j
       WHERE j."messageRef" = $1 AND j."restStatus" IN ('completed', 'unconfirmed', 'failed')
       UNION ALL
       SELECT a."affiliateId", a."id", a."leadId", a."runId", a."stepId", a."stepVersion" FROM "ArchivedJob" a
       WHERE a."messageRef" = $1
       LIMIT 1) mail
     JOIN "AffiliateProfile" p ON p."id" = mail."affiliateId"
     JOIN "AffiliateLead" l ON l."affiliateId" = mail."affiliateId" AND l."id" = mail."leadId"
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = mail."affiliateId" AND r."id" = mail."runId"
     JOIN "AffiliateAutomationStep" s ON s."affiliateId" = mail."affiliateId" AND s."id" = mail."stepId"
     LEFT JOIN "AffiliateAutomationStepVersion" v ON v."affiliateId" = mail."affiliateId" AND v."stepId" = mail."stepId"
       AND v."version" = mail."stepVersion"
     ${ownLeaving('mail."id"')}`,
    [input.messageRef, UNDO_STOP_WITHIN_MS],
  )
  return rows[0] ?? null
}
