import { ledgerRow } from '@booster/contracts/credits'
import { isoOf } from '@booster/db/connection/iso-time'
import type { LedgerFacts } from '@booster/db/credits/list-ledger'

export function ledgerRowOf({ jobId, leadId, leadName, automationName, stepOrder, ...row }: LedgerFacts) {
  return ledgerRow.parse({
    ...row,
    createdAt: isoOf(row.createdAt),
    job: jobId === null ? null : { id: jobId, leadId, leadName, automationName, stepOrder },
  })
}
