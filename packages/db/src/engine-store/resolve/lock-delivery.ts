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
  if (leads.length > 0) return lockLeads(tx, job, leads)
  // What is completed or archived stays so.
  if (job === null || job.archived || job.status === 'completed') return job?.status ?? null
  const [locked] = await tx.rows<{ status: string }>(
    'lock-delivered-job',
    `SELECT "status" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
    [job.affiliateId, job.id],
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
