import type { EnrolInput, EnrolReport, Store } from '../ports.ts'

/** Leads enrolled by one transaction: large enough to be fast, small enough to be short and to stay in memory. */
const LEADS_PER_TRANSACTION = 1_000

/**
 * Enrols any number of leads, some at a time. Each portion is one transaction; should one fail, the earlier ones
 * stay, and repeating the whole trigger enrols nobody twice.
 */
export async function triggerLeads(
  store: Pick<Store, 'enrolLeads'>,
  input: EnrolInput,
): Promise<EnrolReport> {
  const enrolled: EnrolReport['enrolled'][number][] = []
  const skipped: EnrolReport['skipped'][number][] = []
  for (let from = 0; from < input.leadIds.length; from += LEADS_PER_TRANSACTION) {
    const leadIds = input.leadIds.slice(from, from + LEADS_PER_TRANSACTION)
    const report = await store.enrolLeads({ ...input, leadIds })
    enrolled.push(...report.enrolled)
    skipped.push(...report.skipped)
  }
  return { enrolled, skipped }
}
