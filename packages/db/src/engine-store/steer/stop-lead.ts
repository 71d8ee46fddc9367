import type { StopReason } from '@booster/engine/domain/delivery-event'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Changed } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { cancelOpenJobs } from './cancel-open-jobs.ts'
import { suppressLeads } from './suppress-leads.ts'

export type StopInput = {
  readonly affiliateId: string
  readonly leadId: string
  readonly reason: StopReason
}

/**
 * Cancels every waiting mail to a lead, and the runs they belong to. A run that only has mail on its way ends with
 * that mail, as it would have if the mail had been settled first; the gates and `whyNeverSent` refuse to send it
 * again. An unsubscription can be undone by a new consent; a hard bounce or a complaint cannot.
 */
export async function stopLead(
  tx: Tx,
  { hashKey }: Pick<StoreContext, 'hashKey'>,
  { affiliateId, leadId, reason }: StopInput,
): Promise<Changed<'ALREADY_UNSUBSCRIBED'>> {
  const jobs = await cancelOpenJobs(tx, {
    name: 'lead',
    where: `j."runId" IN (SELECT r."id" FROM "AffiliateAutomationLog" r
        WHERE r."affiliateId" = $1 AND r."leadId" = $2 AND r."status" IN ('active', 'paused'))`,
    values: [affiliateId, leadId],
    errorCode: reason === 'unsubscribed' ? JOB_ERROR_CODES.unsubscribed : JOB_ERROR_CODES.suppressed,
    endRuns: 'of waiting ones',
  })
  if (reason !== 'unsubscribed') await nameStrongerReason(tx, { affiliateId, leadId })
  const [lead] = await tx.rows<{ first: boolean }>(
    'unsubscribe-lead',
    `UPDATE "AffiliateLead" l SET "unsubscribedAt" = coalesce(l."unsubscribedAt", ${tx.clock.now}), "updatedAt" = now()
       FROM "AffiliateLead" old
       WHERE l."affiliateId" = $1 AND l."id" = $2 AND old."affiliateId" = l."affiliateId" AND old."id" = l."id"
       RETURNING old."unsubscribedAt" IS NULL AS first`,
    [affiliateId, leadId],
  )
  if (lead === undefined) return { kind: 'unknown' }
  if (reason !== 'unsubscribed') {
    await suppressLeads(tx, hashKey, [{ affiliateId, leadId, reason, detail: reason }])
  }
  announceChange(tx, [affiliateId], ['jobs', 'runs', 'leads'])
  return lead.first || jobs.cancelled.length > 0
    ? { kind: 'changed' }
    : { kind: 'unchanged', reason: 'ALREADY_UNSUBSCRIBED' }
}

/** Jobs that the present unsubscription cancelled get the stronger reason, whichever of the two came first. */
async function nameStrongerReason(tx: Tx, lead: { affiliateId: string; leadId: string }): Promise<void> {
  await tx.rows(
    'name-stronger-reason',
    `UPDATE "AffiliateAutomationJob" SET "errorCode" = 'SUPPRESSED', "updatedAt" = now()
     WHERE ("affiliateId", "id") IN (
       SELECT j."affiliateId", j."id" FROM "AffiliateLead" l
       JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
       JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
       WHERE l."affiliateId" = $1 AND l."id" = $2 AND j."status"::text = 'cancelled'
         AND j."errorCode" = 'UNSUBSCRIBED' AND j."cancelledAt" >= l."unsubscribedAt"
       ORDER BY j."affiliateId", j."id" FOR UPDATE OF j)`,
    [lead.affiliateId, lead.leadId],
  )
}
