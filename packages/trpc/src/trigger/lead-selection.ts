import type { BulkTriggerPreviewInput } from '@booster/contracts/bulk-triggers'
import type { LeadSelection } from '@booster/services/triggers/ports'

/** The contract demands one of the two. */
export function leadSelectionOf({
  leadIds,
  filter,
}: Pick<BulkTriggerPreviewInput, 'leadIds' | 'filter'>): LeadSelection {
  return leadIds === undefined ? { filter: filter ?? {} } : { leadIds }
}
