import { leavingOf } from '@booster/engine/domain/delivery-event'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { Changed, MailRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction } from '../../connection/transaction.ts'
import { confirmSent } from '../resolve/confirm-sent.ts'
import { findDeliveredJob } from '../resolve/find-delivered-job.ts'
import { lockDelivery } from '../resolve/lock-delivery.ts'
import { recordFacts } from '../resolve/record-facts.ts'
import { announceChange } from '../shared/announce.ts'
import { cancelOpenJobs } from '../steer/cancel-open-jobs.ts'
import type { StoreContext } from '../store-context.ts'

/** Ends the open runs of a lead in the sequence of a mail, marks all its runs there as left, and counts it of the mail. */
export function leaveSequence(
  context: StoreContext,
  { messageRef, actor }: MailRef & WithActor,
): Promise<Changed<'ALREADY_LEFT'>> {
  return inTransaction(context, async (tx): Promise<Changed<'ALREADY_LEFT'>> => {
    const job = await findDeliveredJob(tx, { kind: 'own-link', messageRef })
    if (job === null) return { kind: 'unknown' }
    const { affiliateId, leadId } = job
    // The job of the mail and all that may be cancelled, in the one order of locks.
    const status = await lockDelivery(tx, { job, leads: [job] })
    // An enrolment or a restart that is under way holds its lead: its run is there afterwards, and a later one sees the leaving.
    await tx.rows(
      'hold-leaving-lead',
      `SELECT FROM "AffiliateLead" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
      [affiliateId, leadId],
    )
    // Who leaves by a link has the mail.
    if (status === 'unconfirmed') await confirmSent(tx, [job])
    await cancelOpenJobs(tx, {
      name: 'sequence',
      where: `j."runId" IN (SELECT r."id" FROM "AffiliateAutomationLog" m
        JOIN "AffiliateAutomationLog" r ON r."affiliateId" = m."affiliateId" AND r."automationId" = m."automationId"
          AND r."leadId" = m."leadId" AND r."status" IN ('active', 'paused')
        WHERE m."affiliateId" = $1 AND m."id" = $2)`,
      values: [affiliateId, job.runId],
      errorCode: JOB_ERROR_CODES.leftSequence,
      endRuns: 'of all found',
    })
    const [left] = await tx.rows<{ automationId: string }>(
      'leave-sequence',
      `UPDATE "AffiliateAutomationLog" r SET "leftAt" = ${tx.clock.now}, "leftBy" = $3
       FROM "AffiliateAutomationLog" m
       WHERE m."affiliateId" = $1 AND m."id" = $2 AND r."affiliateId" = m."affiliateId"
         AND r."automationId" = m."automationId" AND r."leadId" = m."leadId" AND r."leftAt" IS NULL
       RETURNING r."automationId"`,
      [affiliateId, job.runId, job.id],
    )
    if (left === undefined) return { kind: 'unchanged', reason: 'ALREADY_LEFT' }
    await recordFacts(tx, [{ event: leavingOf(messageRef), job }])
    const after = { automationId: left.automationId, jobId: job.id }
    recordAudit(tx, { actor, affiliateId, action: 'lead.leave-sequence', objects: [{ id: leadId, after }] })
    announceChange(tx, [affiliateId], ['jobs', 'runs', 'leads'])
    return { kind: 'changed' }
  })
}
