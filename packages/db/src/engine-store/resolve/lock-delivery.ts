import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { type BookedJob, lockBooks } from '../shared/lock-books.ts'
import type { DeliveredJob } from './find-delivered-job.ts'

const LEADS = unnestColumns({ aff: 'uuid', lead: 'uuid' })

export type LeadRef = { readonly affiliateId: string; readonly leadId: string }

type LockedJob = BookedJob & { readonly id: string; readonly status: string }

/**
 * Locks everything that a delivery event may change, in the order of every operation (jobs, runs, steps, counters),
 * because stopping a lead and confirming a job each lock their own part of it.
 * @returns the status of the job, now that nobody else can change it
 */
export async function lockDelivery(
  tx: Tx,
  input: { readonly job: DeliveredJob | null; readonly leads: readonly LeadRef[] },
): Promise<string | null> {
  const { job, leads } = input
  if (leads.length > 0) {
    const status = await lockLeads(tx, job, leads)
    return job === null || status !== null ? status : lockJob(tx, job, 'ArchivedJob')
  }
  if (job === null) return null
  return (await lockJob(tx, job, 'AffiliateAutomationJob')) ?? (await lockJob(tx, job, 'ArchivedJob'))
}

/** Jobs move to the archive and never back: who looks there last finds it. */
async function lockJob(
  tx: Tx,
  { affiliateId, id }: DeliveredJob,
  table: 'AffiliateAutomationJob' | 'ArchivedJob',
): Promise<string | null> {
  const [locked] = await tx.rows<{ status: string }>(
    `lock-delivered-${table}`,
    `SELECT "status" FROM "${table}" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [affiliateId, id],
  )
  return locked?.status ?? null
}

async function lockLeads(
  tx: Tx,
  job: DeliveredJob | null,
  leads: readonly LeadRef[],
): Promise<string | null> {
  const jobs = await tx.rows<LockedJob>(
    'lock-jobs-of-leads',
    `SELECT j."affiliateId", j."id", j."runId", j."automationId", j."stepId", j."status"
     FROM ${LEADS.from(1)}
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = u.aff AND r."leadId" = u.lead
       AND (r."status" IN ('active', 'paused') OR r."id" = $3::uuid)
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     ORDER BY j."affiliateId", j."id" FOR UPDATE OF j`,
    [
      ...LEADS.arrays(leads, { aff: (lead) => lead.affiliateId, lead: (lead) => lead.leadId }),
      job?.runId ?? null,
    ],
  )
  await lockBooks(tx, jobs)
  return jobs.find((locked) => locked.id === job?.id)?.status ?? null
}
