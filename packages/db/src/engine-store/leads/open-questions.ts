import type { LeadRef } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'

const LEADS = unnestColumns({ aff: 'uuid', id: 'uuid' })

/** Who confirms later enters under the corrected name, not under what the form was sent in with. */
export function correctQuestions(tx: Tx, { affiliateId, leadId }: LeadRef, name = ''): void {
  tx.send(
    'correct-questions',
    `UPDATE "OptinConfirmation" SET "name" = $3
     WHERE "affiliateId" = $1 AND "leadId" = $2 AND "confirmedAt" IS NULL`,
    [affiliateId, leadId, name],
  )
}

/**
 * The address was corrected: a link that went to the old one confirms nothing any more, even after the new one is
 * asked. What is not sent yet goes to the new address.
 */
export function renewQuestions(tx: Tx, { affiliateId, leadId }: LeadRef): void {
  tx.send(
    'renew-questions',
    `UPDATE "OptinConfirmation" SET "id" = uuid_v7(), "mailSentAt" = NULL,
       "mailState" = CASE WHEN "mailState" = 'queued' THEN 'queued' ELSE 'withheld' END
     WHERE "affiliateId" = $1 AND "leadId" = $2`,
    [affiliateId, leadId],
  )
}

/** Nothing is sent to an address that is suppressed for good, not even a question. */
export function withholdQuestions(tx: Tx, leads: readonly LeadRef[]): void {
  tx.send(
    'withhold-questions',
    `UPDATE "OptinConfirmation" c SET "mailState" = 'withheld' FROM ${LEADS.from(1)}
     WHERE c."affiliateId" = u.aff AND c."leadId" = u.id AND c."mailState" = 'queued'`,
    LEADS.arrays(leads, { aff: (l) => l.affiliateId, id: (l) => l.leadId }),
  )
}
