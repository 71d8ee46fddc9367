import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Changed } from '@booster/engine/ports'
import { inTransaction } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { cancelOpenJobs } from './cancel-open-jobs.ts'
import { suppressLeads } from './suppress-leads.ts'

/**
 * Ends every run of a lead at once. An unsubscription can be undone by a new consent; a hard bounce or a
 * complaint cannot.
 */
export function unsubscribeLead(
  { pool, clock, hashKey }: StoreContext,
  input: {
    affiliateId: string
    leadId: string
    reason: 'unsubscribed' | 'hard_bounce' | 'complaint'
  },
): Promise<Changed<'ALREADY_UNSUBSCRIBED'>> {
  return inTransaction(pool, async (tx): Promise<Changed<'ALREADY_UNSUBSCRIBED'>> => {
    const { affiliateId, leadId, reason } = input
    const jobs = await cancelOpenJobs(tx, clock, {
      name: 'lead',
      where: `j."runId" IN (SELECT r."id" FROM "AffiliateAutomationLog" r
          WHERE r."affiliateId" = $1 AND r."leadId" = $2 AND r."status" IN ('active', 'paused'))`,
      values: [affiliateId, leadId],
      errorCode: reason === 'unsubscribed' ? JOB_ERROR_CODES.unsubscribed : JOB_ERROR_CODES.suppressed,
      endRuns: 'of all found',
    })
    const leads = await tx.rows<{ first: boolean }>(
      'unsubscribe-lead',
      `UPDATE "AffiliateLead" l SET "unsubscribedAt" = coalesce(l."unsubscribedAt", ${clock.now}), "updatedAt" = now()
         FROM "AffiliateLead" old
         WHERE l."affiliateId" = $1 AND l."id" = $2 AND old."affiliateId" = l."affiliateId" AND old."id" = l."id"
         RETURNING old."unsubscribedAt" IS NULL AS first`,
      [affiliateId, leadId],
    )
    const [lead] = leads
    if (lead === undefined) return { kind: 'unknown' }
    if (reason !== 'unsubscribed') {
      await suppressLeads(tx, clock, hashKey, [{ affiliateId, leadId, reason, detail: reason }])
    }
    announceChange(tx, [affiliateId], ['jobs', 'runs', 'leads'])
    return lead.first || jobs.cancelled.length > 0
      ? { kind: 'changed' }
      : { kind: 'unchanged', reason: 'ALREADY_UNSUBSCRIBED' }
  })
}
