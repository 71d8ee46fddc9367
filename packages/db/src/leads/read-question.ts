import { ASK_AGAIN_AFTER_MINUTES } from '@booster/engine/domain/trigger/optin-doubt'
import type { SqlClock } from '../connection/clock.ts'
import type { Queryable } from '../connection/queryable.ts'

/** The newest question to a lead whether it is the owner of its address. */
export type QuestionFacts = {
  readonly id: string
  readonly isAwaiting: boolean
  readonly isUnderWay: boolean
  readonly askedLately: boolean
  /** When its e-mail left last; null: not yet. */
  readonly mailSentAt: Date | null
}

/** SQL: what decides whether the question `c` to the lead `l` is sent once more. */
export function questionFacts(clock: SqlClock): string {
  return `c."id", c."mailSentAt", c."mailState" IN ('queued', 'sending') AS "isUnderWay",
    l."awaitingSince" IS NOT NULL AND l."email" IS NOT NULL AND l."unsubscribedAt" IS NULL
      AND l."suppressedAt" IS NULL AND c."confirmedAt" IS NULL AS "isAwaiting",
    coalesce(c."mailSentAt" > ${clock.now} - interval '${ASK_AGAIN_AFTER_MINUTES} minutes', false) AS "askedLately"`
}

/** Null: the lead was never asked. */
export async function readQuestion(
  db: Queryable,
  input: { readonly affiliateId: string; readonly leadId: string; readonly clock: SqlClock },
): Promise<QuestionFacts | null> {
  const { rows } = await db.query<QuestionFacts>(
    `SELECT ${questionFacts(input.clock)}
     FROM "OptinConfirmation" c
     JOIN "AffiliateLead" l ON l."affiliateId" = c."affiliateId" AND l."id" = c."leadId"
     WHERE c."affiliateId" = $1 AND c."leadId" = $2 ORDER BY c."createdAt" DESC, c."id" DESC LIMIT 1`,
    [input.affiliateId, input.leadId],
  )
  return rows[0] ?? null
}
