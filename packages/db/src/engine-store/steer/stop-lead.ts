import { isPersonsWill, type StopReason } from '@booster/engine/domain/delivery-event'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Changed } from '@booster/engine/ports'
import type { Tx } from '../../connection/transaction.ts'
import { announceChange } from '../shared/announce.ts'
import type { StoreContext } from '../store-context.ts'
import { cancelOpenJobs } from './cancel-open-jobs.ts'
import { isAboutLead, suppressLeads } from './suppress-leads.ts'

export type StopInput = {
  readonly affiliateId: string
  readonly leadId: string
  readonly reason: StopReason
  /** The address that an event names; null: a person acts on the lead itself. */
  readonly mailed: string | null
  /** The job by whose own link the lead itself asks for it; null: somebody else says so. */
  readonly byJob: string | null
}

/**
 * Cancels every waiting mail to a lead, and the runs they belong to. A run that only has mail on its way ends with
 * that mail, as it would have if the mail had been settled first; the gates and `whyNeverSent` refuse to send it
 * again. An unsubscription can be undone by a new consent; a hard bounce or a complaint cannot. A hard bounce of an
 * address that was corrected since only says that the old one is dead.
 */
export async function stopLead(
  tx: Tx,
  { hashKey }: Pick<StoreContext, 'hashKey'>,
  { affiliateId, leadId, reason, mailed, byJob }: StopInput,
): Promise<Changed<'ALREADY_UNSUBSCRIBED'>> {
  const suppressed = { affiliateId, leadId, mailed, detail: reason }
  if (reason === 'hard_bounce' && !(await isMailedNow(tx, { affiliateId, leadId, mailed }))) {
    await suppressLeads(tx, hashKey, [{ ...suppressed, reason }])
    return { kind: 'unchanged', reason: 'ALREADY_UNSUBSCRIBED' }
  }
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
    `UPDATE "AffiliateLead" l SET "updatedAt" = now(),
         "unsubscribedAt" = CASE WHEN $3 THEN coalesce(l."unsubscribedAt", ${tx.clock.now}) ELSE l."unsubscribedAt" END,
         "unsubscribedBy" = CASE WHEN $3 AND ($4::uuid IS NULL OR l."unsubscribedAt" IS NULL) THEN $4::uuid
           ELSE l."unsubscribedBy" END
       FROM "AffiliateLead" old
       WHERE l."affiliateId" = $1 AND l."id" = $2 AND old."affiliateId" = l."affiliateId" AND old."id" = l."id"
       RETURNING CASE WHEN $3 THEN old."unsubscribedAt" ELSE old."suppressedAt" END IS NULL AS first`,
    [affiliateId, leadId, isPersonsWill(reason), byJob],
  )
  if (lead === undefined) return { kind: 'unknown' }
  if (reason !== 'unsubscribed') await suppressLeads(tx, hashKey, [{ ...suppressed, mailed: null, reason }])
  announceChange(tx, [affiliateId], ['jobs', 'runs', 'leads'])
  return lead.first || jobs.cancelled.length > 0
    ? { kind: 'changed' }
    : { kind: 'unchanged', reason: 'ALREADY_UNSUBSCRIBED' }
}

async function isMailedNow(
  tx: Tx,
  { affiliateId, leadId, mailed }: Omit<StopInput, 'reason' | 'byJob'>,
): Promise<boolean> {
  const [lead] = await tx.rows<{ now: boolean }>(
    'is-mailed-now',
    `SELECT ${isAboutLead('$3::text')} AS "now" FROM "AffiliateLead" l
     WHERE l."affiliateId" = $1 AND l."id" = $2 FOR UPDATE`,
    [affiliateId, leadId, mailed],
  )
  return lead?.now ?? true
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
