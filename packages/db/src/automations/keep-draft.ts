import type { Tx } from '../connection/transaction.ts'
import type { AutomationRef } from './draft-facts.ts'

/** Of one sequence. */
const KEPT_MOST = 20

/** Puts the present draft aside before it is replaced or discarded, so that nobody's text is lost. */
export async function keepDraft(
  tx: Tx,
  { affiliateId, automationId, reason }: AutomationRef & { readonly reason: 'replaced' | 'discarded' },
): Promise<void> {
  await tx.rows(
    'keep-draft',
    `INSERT INTO "KeptDraft" ("affiliateId", "automationId", "reason", "steps", "authorId", "authorKey", "savedAt", "keptAt")
     SELECT d."affiliateId", d."automationId", $3, d."steps", d."authorId", d."authorKey", d."savedAt", ${tx.clock.now}
     FROM "AutomationDraft" d WHERE d."affiliateId" = $1 AND d."automationId" = $2`,
    [affiliateId, automationId, reason],
  )
  await tx.rows(
    'forget-kept-drafts',
    `DELETE FROM "KeptDraft" k WHERE k."affiliateId" = $1 AND k."automationId" = $2 AND k."id" IN (
       SELECT o."id" FROM "KeptDraft" o WHERE o."affiliateId" = $1 AND o."automationId" = $2
       ORDER BY o."keptAt" DESC, o."id" DESC OFFSET ${KEPT_MOST})`,
    [affiliateId, automationId],
  )
}
