import type { LeadBook } from '@booster/services/leads/ports'
import { inTransaction } from '../connection/transaction.ts'
import { readSuppression } from '../engine-store/leads/read-suppression.ts'
import { hashEmail } from '../engine-store/steer/suppress-leads.ts'
import type { StoreContext } from '../engine-store/store-context.ts'
import { addLead } from './add-lead.ts'
import { listSuppressedByEmail, listSuppressedLeads, listSuppressionGroups } from './suppression-groups.ts'

export function createLeadBook(context: StoreContext): LeadBook {
  return {
    addLead: (input) => addLead(context, input),
    readSuppression: ({ affiliateId, email }) =>
      inTransaction(context, (tx) =>
        readSuppression(tx, { affiliateId, emailHash: hashEmail(context.hashKey, email) }),
      ),
    listSuppressionGroups: () => listSuppressionGroups(context.pool),
    listSuppressedByEmail: (email) => listSuppressedByEmail(context.pool, email),
    listSuppressedLeads: (input) =>
      listSuppressedLeads({ db: context.pool, hashKey: context.hashKey }, input),
  }
}
