import type { BulkTriggerLease, EnrolInput, EnrolReport, Store } from '../ports.ts'

/** Leads enrolled by one transaction: large enough to be fast, small enough to be short and to stay in memory. */
export const LEADS_PER_TRANSACTION = 1_000

/**
 * Enrols leads and reports on each of them at once. Every thousand is one transaction; should one fail, the earlier
 * ones stay, and repeating the whole trigger enrols nobody twice.
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

/** `stopped`: `mayGoOn` said no, and the rest is left to the next one who takes the lease. */
export type BulkTriggerEnd = 'completed' | 'lost' | 'stopped'

/**
 * Works through a bulk trigger whose lease the caller holds. Every portion is one transaction together with its part
 * of the report, so a crash loses and repeats nothing; memory holds one portion at a time.
 */
export async function triggerPortions(
  store: Pick<Store, 'enrolPortion'>,
  input: { readonly lease: BulkTriggerLease; readonly leaseMs: number; readonly mayGoOn: () => boolean },
): Promise<BulkTriggerEnd> {
  while (input.mayGoOn()) {
    const portion = await store.enrolPortion({ ...input.lease, leaseMs: input.leaseMs })
    if (portion.kind === 'lost') return 'lost'
    if (!portion.more) return 'completed'
  }
  return 'stopped'
}
