import { STOPPED_BY_LEAD, whyNotGoOn } from '@booster/engine/domain/job-refusal'
import { type OwnStopFacts, type UndoStopRefusal, whyNotUndoStop } from '@booster/engine/domain/lead'
import type { Changed, MailRef, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { type DeliveredJob, findDeliveredJob } from '../resolve/find-delivered-job.ts'
import { announceChangeAndDue } from '../shared/announce.ts'
import { countJobs } from '../shared/count-jobs.ts'
import { markDue } from '../shared/mark-due.ts'
import { lockJobsToSteer, type SteeredJob, splitByRule } from '../steer/lock-jobs-to-steer.ts'
import { putBackCancelled } from '../steer/put-back.ts'
import type { StoreContext } from '../store-context.ts'
import { ownLeaving, ownStopFacts } from './own-stop-facts.ts'

type UndoInput = MailRef & WithActor & { readonly withinMs: number }

/** Takes back what the link of a mail stopped, with the mails and runs that this ended, and nothing else. */
export function undoStop(context: StoreContext, input: UndoInput): Promise<Changed<UndoStopRefusal>> {
  return inTransaction(context, async (tx): Promise<Changed<UndoStopRefusal>> => {
    const mail = await findDeliveredJob(tx, { kind: 'own-link', messageRef: input.messageRef })
    if (mail === null) return { kind: 'unknown' }
    const { affiliateId, leadId } = mail
    markDue(tx, [{ affiliateId, inMs: 0 }])
    // Jobs before leads, as every other transaction locks them.
    const jobIds = await listStopped(tx, mail)
    const locked = await lockJobsToSteer(tx, { affiliateId, jobIds, actor: input.actor, reopensRuns: true })
    const stop = await lockStop(tx, mail, input.withinMs)
    const reason = whyNotUndoStop(stop)
    if (reason !== null) return { kind: 'unchanged', reason }
    forgetStop(tx, mail, stop)
    const jobs = locked.jobs.map((job) => ({ ...job, leadUnsubscribed: false, leadLeft: false }))
    const { allowed } = splitByRule({ jobs, missing: [] }, (all) => all.map(whyNotGoOn))
    await putBackCancelled(tx, affiliateId, allowed)
    await pauseAgain(tx, affiliateId, allowed)
    const after = { stop: stop.isAll ? 'all' : 'sequence', jobId: mail.id, jobs: allowed.map(({ id }) => id) }
    recordAudit(tx, {
      actor: input.actor,
      affiliateId,
      action: 'lead.undo-stop',
      objects: [{ id: leadId, after }],
    })
    announceChangeAndDue(tx, [affiliateId], ['leads', 'jobs', 'runs'])
    return { kind: 'changed' }
  })
}

type Stop = OwnStopFacts & {
  /** All mail to the lead had stopped; else only this sequence. */
  readonly isAll: boolean
}

/**
 * What was cancelled since the lead stopped: in the sequences it has not left, or else in the one that it left by this mail.
 * A run that had ended before, by a reply or a person, stays ended.
 */
async function listStopped(tx: Tx, mail: DeliveredJob): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    'list-stopped-by-lead',
    `SELECT j."id" FROM "AffiliateLead" l
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = l."affiliateId" AND r."leadId" = l."id"
     JOIN "AffiliateAutomationJob" j ON j."affiliateId" = r."affiliateId" AND j."runId" = r."id"
     WHERE l."affiliateId" = $1 AND l."id" = $2 AND j."status"::text = 'cancelled' AND j."errorCode" = ANY ($4::text[])
       AND CASE WHEN l."unsubscribedAt" IS NULL THEN r."leftBy" = $3 AND j."cancelledAt" >= r."leftAt"
         ELSE r."leftAt" IS NULL AND j."cancelledAt" >= l."unsubscribedAt" END
       AND (r."cancelledAt" IS NULL OR r."cancelledAt" >= coalesce(l."unsubscribedAt", r."leftAt"))
     ORDER BY j."id"`,
    [mail.affiliateId, mail.leadId, mail.id, STOPPED_BY_LEAD],
  )
  return rows.map(({ id }) => id)
}

async function lockStop(tx: Tx, mail: DeliveredJob, withinMs: number): Promise<Stop> {
  const [stop] = await tx.rows<Stop>(
    'lock-stop',
    `SELECT l."unsubscribedAt" IS NOT NULL AS "isAll", ${ownStopFacts(tx.clock, { job: '$3', withinMs: '$4' })}
     FROM "AffiliateLead" l ${ownLeaving('$3')}
     WHERE l."affiliateId" = $1 AND l."id" = $2 FOR UPDATE OF l`,
    [mail.affiliateId, mail.leadId, mail.id, withinMs],
  )
  if (stop === undefined) throw new Error('The lead of a job is gone')
  return stop
}

function forgetStop(tx: Tx, { affiliateId, leadId, id }: DeliveredJob, { isAll }: Stop): void {
  if (isAll) {
    tx.send(
      'take-back-unsubscription',
      `UPDATE "AffiliateLead" SET "unsubscribedAt" = NULL, "unsubscribedBy" = NULL, "updatedAt" = now()
       WHERE "affiliateId" = $1 AND "id" = $2`,
      [affiliateId, leadId],
    )
    return
  }
  tx.send(
    'take-back-leaving',
    `UPDATE "AffiliateAutomationLog" SET "leftAt" = NULL, "leftBy" = NULL
     WHERE "affiliateId" = $1 AND "leadId" = $2 AND "leftBy" = $3`,
    [affiliateId, leadId, id],
  )
}

/** A run that a person had paused does not go on because its lead stays. */
async function pauseAgain(tx: Tx, affiliateId: string, jobs: readonly SteeredJob[]): Promise<void> {
  const paused = await tx.rows<{ automationId: string }>(
    'pause-reopened-runs',
    `UPDATE "AffiliateAutomationLog" SET "status" = 'paused'
     WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]) AND "status" = 'active' AND "pausedAt" IS NOT NULL
     RETURNING "automationId"`,
    [affiliateId, [...new Set(jobs.map(({ runId }) => runId))].sort()],
  )
  countJobs(
    tx,
    paused.map(({ automationId }) => ({ affiliateId, automationId, runsActive: -1, runsPaused: 1 })),
  )
}
