import type { AuditAction } from '@booster/contracts/audit'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import { OTHER_RUN_END_CODES, refuseBeyondCredit, whyNotPutBack } from '@booster/engine/domain/job-refusal'
import { whyNotLift } from '@booster/engine/domain/lead'
import type { LiftInput, SuppressionsLifted } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { announceChangeAndDue } from '../shared/announce.ts'
import { markDue } from '../shared/mark-due.ts'
import { lockJobsToSteer, type SteeredJob, splitByRule } from '../steer/lock-jobs-to-steer.ts'
import { putBackCancelled, putBackFailed } from '../steer/put-back.ts'
import type { StoreContext } from '../store-context.ts'
import { forgetSuppressions, type LockedStopFacts, lockStopFacts } from './stop-facts.ts'

/** Lets mail to leads go on whose suppression rested on a wrong answer, with the mails that it ended. */
export function liftSuppressions(context: StoreContext, input: LiftInput): Promise<SuppressionsLifted> {
  return liftWhere(context, input, { whyNot: whyNotLift, action: 'lead.lift-suppression' })
}

/** What an affiliate or an admin may take back, and how the audit log calls it. */
type LiftRule = { readonly whyNot: typeof whyNotLift; readonly action: AuditAction }

export function liftWhere(
  context: StoreContext,
  input: LiftInput,
  { whyNot, action }: LiftRule,
): Promise<SuppressionsLifted> {
  const { affiliateId } = input
  return inTransaction(context, async (tx) => {
    markDue(tx, [{ affiliateId, inMs: 0 }])
    // Jobs before leads, as every other transaction locks them.
    const locked = await lockJobsToSteer(tx, {
      ...input,
      jobIds: await listEnded(tx, input),
      reopensRuns: true,
    })
    const leads = (await lockStopFacts(tx, context.hashKey, input)).map((lead) => ({
      ...lead,
      refusal: whyNot(lead),
    }))
    const lifted = leads.filter((lead) => lead.refusal === null)
    forgetSuppressions(tx, affiliateId, lifted)
    const liftedIds = new Set(lifted.map(({ id }) => id))
    const { allowed, refused } = splitByRule(
      {
        jobs: locked.jobs.flatMap((job) =>
          liftedIds.has(job.leadId) ? [{ ...job, leadSuppressed: false }] : [],
        ),
        missing: [],
      },
      (jobs) => refuseBeyondCredit(jobs, whyNotPutBack),
    )
    await putBack(tx, affiliateId, allowed)
    recordLift(tx, input, { action, lifted, jobs: allowed })
    announceChangeAndDue(tx, [affiliateId], ['leads', 'jobs', 'runs', 'credit'])
    return {
      lifted: [...liftedIds],
      refused: leads.flatMap(({ id: leadId, refusal: reason }) =>
        reason === null ? [] : [{ leadId, reason }],
      ),
      jobs: { changed: allowed.map(({ id }) => id), refused },
    }
  })
}

/** The mails that failed since a lead was suppressed, or were cancelled by that; not of runs that ended otherwise. */
async function listEnded(tx: Tx, { affiliateId, leadIds }: LiftInput): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    'list-ended-by-suppression',
    `SELECT j."id" FROM "AffiliateLead" l
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     WHERE l."affiliateId" = $1 AND l."id" = ANY ($2::uuid[])
       AND (j."status"::text = 'failed' AND j."failedAt" >= l."suppressedAt"
         OR j."status"::text = 'cancelled' AND j."errorCode" = '${JOB_ERROR_CODES.suppressed}'
           AND j."cancelledAt" >= l."suppressedAt")
       AND NOT EXISTS (SELECT 1 FROM "AffiliateAutomationJob" o
         WHERE o."affiliateId" = j."affiliateId" AND o."runId" = j."runId" AND o."status"::text = 'cancelled'
           AND o."errorCode" = ANY ($3::text[]))`,
    [affiliateId, leadIds, OTHER_RUN_END_CODES],
  )
  return rows.map(({ id }) => id)
}

async function putBack(tx: Tx, affiliateId: string, jobs: readonly SteeredJob[]): Promise<void> {
  const withStatus = (status: SteeredJob['status']) => jobs.filter((job) => job.status === status)
  await putBackFailed(tx, affiliateId, withStatus('failed'))
  await putBackCancelled(tx, affiliateId, withStatus('cancelled'))
}

/** One line per lead: why mail to it had stopped, who says that this was wrong, and the mails that came back. */
function recordLift(
  tx: Tx,
  { actor, affiliateId, note }: LiftInput,
  lift: {
    readonly action: AuditAction
    readonly lifted: readonly LockedStopFacts[]
    readonly jobs: readonly SteeredJob[]
  },
): void {
  const { action, lifted, jobs } = lift
  const mailsOf = Map.groupBy(jobs, ({ leadId }) => leadId)
  recordAudit(tx, {
    actor,
    affiliateId,
    action,
    objects: lifted.map(({ id, suppression, detail }) => ({
      id,
      before: { suppression, detail },
      after: { note, jobs: (mailsOf.get(id) ?? []).map((job) => job.id) },
    })),
  })
}
