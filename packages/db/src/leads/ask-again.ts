import {
  type AskAgainRefusal,
  CONFIRM_WITHIN_HOURS,
  whyNotAskAgain,
} from '@booster/engine/domain/trigger/optin-doubt'
import type { Changed, LeadRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../audit/record-audit.ts'
import { inTransaction, type TransactionContext } from '../connection/transaction.ts'
import { announceChange } from '../engine-store/shared/announce.ts'
import { type QuestionFacts, questionFacts } from './read-question.ts'

/** Has the newest question to a lead sent once more: one e-mail, and its link is good from now on. */
export function askAgain(
  context: TransactionContext,
  { affiliateId, leadId, actor }: LeadRef & WithActor,
): Promise<Changed<AskAgainRefusal>> {
  return inTransaction(context, async (tx): Promise<Changed<AskAgainRefusal>> => {
    const leads = await tx.rows(
      'lock-lead-to-ask',
      `SELECT 1 FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "id" = $2 FOR NO KEY UPDATE`,
      [affiliateId, leadId],
    )
    if (leads.length === 0) return { kind: 'unknown' }
    const [question] = await tx.rows<QuestionFacts>(
      'lock-question',
      `SELECT ${questionFacts(tx.clock)}
       FROM "OptinConfirmation" c
       JOIN "AffiliateLead" l ON l."affiliateId" = c."affiliateId" AND l."id" = c."leadId"
       WHERE c."affiliateId" = $1 AND c."leadId" = $2 ORDER BY c."createdAt" DESC, c."id" DESC LIMIT 1 FOR UPDATE OF c`,
      [affiliateId, leadId],
    )
    if (question === undefined) return { kind: 'unchanged', reason: 'NOT_AWAITING' }
    const reason = whyNotAskAgain(question)
    if (reason !== null) return { kind: 'unchanged', reason }
    tx.send(
      'ask-again',
      `UPDATE "OptinConfirmation" SET "mailState" = 'queued', "mailError" = NULL, "mailDueAt" = ${tx.clock.now},
         "expiresAt" = ${tx.clock.now} + interval '${CONFIRM_WITHIN_HOURS} hours'
       WHERE "affiliateId" = $1 AND "id" = $2`,
      [affiliateId, question.id],
    )
    recordAudit(tx, { actor, affiliateId, action: 'lead.ask-again', objects: [{ id: leadId }] })
    announceChange(tx, [affiliateId], ['leads'])
    return { kind: 'changed' }
  })
}
