import { whyNotReactivate } from '@booster/engine/domain/lead'
import type { LeadReactivated, ReactivateInput } from '@booster/engine/ports'
import type { StoreContext } from '../store-context.ts'
import { liftWhere } from './lift-suppressions.ts'

/** Lets mail to a lead start again whose address the provider had refused, or that had come back softly, with its mails. */
export async function reactivateLead(
  context: StoreContext,
  { leadId, ...input }: ReactivateInput,
): Promise<LeadReactivated> {
  const rule = { whyNot: whyNotReactivate, action: 'lead.reactivate' } as const
  const { lifted, refused, jobs } = await liftWhere(context, { ...input, leadIds: [leadId] }, rule)
  const [refusal] = refused
  if (refusal !== undefined) return { kind: 'unchanged', reason: refusal.reason }
  return lifted.length === 0 ? { kind: 'unknown' } : { kind: 'changed', jobs }
}
