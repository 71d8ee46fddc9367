import { triggerLeads as triggerLeadsInPortions } from '@booster/engine/flow/1-trigger'
import type { EnrolInput, EnrolReport, Store } from '@booster/engine/ports'

export type TriggeredLeads = EnrolReport & {
  /** E-mails planned. */
  readonly jobs: number
  /** How many of the leads the affiliate has. */
  readonly knownLeads: number
}

/** Triggers a few leads and reports on each of them at once. */
export async function triggerLeads(
  store: Pick<Store, 'enrolLeads'>,
  input: EnrolInput,
): Promise<TriggeredLeads> {
  const leadIds = [...new Set(input.leadIds)]
  const { enrolled, skipped } = await triggerLeadsInPortions(store, { ...input, leadIds })
  const unknown = new Set(
    skipped.filter(({ reason }) => reason === 'UNKNOWN_LEAD').map(({ leadId }) => leadId),
  )
  return {
    enrolled,
    skipped,
    jobs: enrolled.reduce((sum, enrolment) => sum + enrolment.jobs, 0),
    knownLeads: leadIds.length - unknown.size,
  }
}
