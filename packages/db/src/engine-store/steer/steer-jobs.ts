import type { AuditAction } from '@booster/contracts/audit'
import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import type { JobsChanged, WithActor } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import type { SqlClock } from '../../connection/clock.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { advanceRuns } from '../shared/advance-runs.ts'
import { announceChange, announceDue } from '../shared/announce.ts'
import { jakartaDay, uncountFailures } from '../shared/count-days.ts'
import { findArchivedIds } from '../shared/find-archived-ids.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { cancelLockedJobs } from './cancel-open-jobs.ts'

type JobsInput = WithActor & { readonly affiliateId: string; readonly jobIds: readonly string[] }

type SteeredJob = {
  readonly affiliateId: string
  readonly id: string
  readonly automationId: string
  readonly runId: string
  readonly stepOrder: number
  readonly status: string
  readonly errorCode: string | null
  readonly creditAmount: number
  readonly failedDay: string | null
  readonly youngCancel: boolean
  readonly earlierStepOpen: boolean
  readonly runStatus: string
  /** The run was ended as a whole, not merely emptied by cancelling its jobs one by one. */
  readonly runEnded: boolean
  readonly automationStatus: string
  readonly leadBlocked: string | null
}

type LockedJobs = {
  readonly jobs: readonly SteeredJob[]
  /** Of the jobs asked for, those that have left for the archive. */
  readonly archived: ReadonlySet<string>
}

/** Cancels waiting jobs one by one; the rest of their run goes on. */
export function cancelJobs({ pool, clock }: StoreContext, input: JobsInput): Promise<JobsChanged> {
  return inTransaction(pool, async (tx) => {
    const { can, refused } = sort(input, await lockJobs(tx, clock, input, 0), (job) =>
      job.status === 'pending' || job.status === 'held'
        ? null
        : job.status === 'processing'
          ? 'ALREADY_ON_ITS_WAY'
          : `ALREADY_${job.status.toUpperCase()}`,
    )
    await cancelLockedJobs(tx, clock, can, JOB_ERROR_CODES.cancelledByPerson)
    return finish(tx, clock, input, 'job.cancel', can, refused)
  })
}

/** Takes back a cancellation that a person made a moment ago. */
export function undoCancelJobs(
  { pool, clock }: StoreContext,
  input: JobsInput & { readonly withinMs: number },
): Promise<JobsChanged> {
  return inTransaction(pool, async (tx) => {
    markDue(tx, clock, [{ affiliateId: input.affiliateId, inMs: 0 }])
    const { can, refused } = sort(input, await lockJobs(tx, clock, input, input.withinMs), (job) => {
      const byPerson = job.status === 'cancelled' && job.errorCode === JOB_ERROR_CODES.cancelledByPerson
      if (!byPerson || !job.youngCancel) return 'NOT_UNDOABLE'
      return job.runEnded ? 'RUN_CANCELLED' : null
    })
    await putBack(tx, clock, can, false)
    advanceRuns(
      tx,
      clock,
      can.map((job) => ({ ...job, cancelled: -1 })),
      can.map((job) => ({ ...refOf(job), cancelled: -1 })),
    )
    announceDue(tx)
    return finish(tx, clock, input, 'job.undo-cancel', can, refused)
  })
}

/** Puts failed jobs back, with fresh rounds, as far as they can be sent at all. */
export function retryJobs({ pool, clock }: StoreContext, input: JobsInput): Promise<JobsChanged> {
  return inTransaction(pool, async (tx) => {
    markDue(tx, clock, [{ affiliateId: input.affiliateId, inMs: 0 }])
    const jobs = await lockJobs(tx, clock, input, 0)
    let available = await readAvailable(tx, input.affiliateId)
    const { can, refused } = sort(input, jobs, (job) => {
      if (job.status !== 'failed') return `NOT_FAILED`
      if (job.leadBlocked !== null) return job.leadBlocked
      if (job.runStatus === 'cancelled') return 'RUN_CANCELLED'
      if (job.automationStatus === 'archived') return 'AUTOMATION_ARCHIVED'
      if (available < job.creditAmount) return 'INSUFFICIENT_CREDIT'
      available -= job.creditAmount
      return null
    })
    await putBack(tx, clock, can, true)
    advanceRuns(
      tx,
      clock,
      can.map((job) => ({ ...job, failed: -1 })),
      can.map((job) => ({ ...refOf(job), failed: -1 })),
    )
    uncountFailures(
      tx,
      can.map((job) => ({ ...job, day: job.failedDay ?? '' })),
    )
    announceDue(tx)
    return finish(tx, clock, input, 'job.retry', can, refused)
  })
}

/** Makes pending jobs due now. */
export function sendJobsNow({ pool, clock }: StoreContext, input: JobsInput): Promise<JobsChanged> {
  return inTransaction(pool, async (tx) => {
    markDue(tx, clock, [{ affiliateId: input.affiliateId, inMs: 0 }])
    const { can, refused } = sort(input, await lockJobs(tx, clock, input, 0), (job) =>
      job.status !== 'pending' ? 'NOT_PENDING' : job.earlierStepOpen ? 'EARLIER_STEP_OPEN' : null,
    )
    await tx.rows(
      'send-jobs-now',
      `UPDATE "AffiliateAutomationJob" SET "scheduledAt" = least("scheduledAt", ${clock.now}), "updatedAt" = now()
       WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]) AND "status"::text = 'pending'`,
      [input.affiliateId, can.map((job) => job.id)],
    )
    announceDue(tx)
    return finish(tx, clock, input, 'job.send-now', can, refused)
  })
}

/**
 * Locks the jobs, then their runs, and reads them only then: what it waited for has
 * changed them, and a run that is cancelled meanwhile must not be revived by what stood in it before.
 */
async function lockJobs(tx: Tx, clock: SqlClock, input: JobsInput, withinMs: number): Promise<LockedJobs> {
  await tx.rows(
    'lock-jobs-to-steer',
    `SELECT 1 FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[])
     ORDER BY "affiliateId", "id" FOR UPDATE`,
    [input.affiliateId, input.jobIds],
  )
  await tx.rows(
    'lock-runs-to-steer',
    `SELECT 1 FROM "AffiliateAutomationLog" WHERE "affiliateId" = $1 AND "id" IN (
       SELECT "runId" FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = ANY ($2::uuid[]))
     ORDER BY "id" FOR UPDATE`,
    [input.affiliateId, input.jobIds],
  )
  const jobs = await readLockedJobs(tx, clock, input, withinMs)
  const live = new Set(jobs.map((job) => job.id))
  const others = input.jobIds.filter((id) => !live.has(id))
  return { jobs, archived: await findArchivedIds(tx, input.affiliateId, others) }
}

function readLockedJobs(tx: Tx, clock: SqlClock, input: JobsInput, withinMs: number): Promise<SteeredJob[]> {
  return tx.rows<SteeredJob>(
    'read-jobs-to-steer',
    `SELECT j."affiliateId", j."id", j."automationId", j."runId", j."stepOrder", j."status", j."errorCode", j."creditAmount",
       ${jakartaDay('j."failedAt"')}::text AS "failedDay",
       coalesce(j."cancelledAt" >= ${clock.now} - $3 * interval '1 millisecond', false) AS "youngCancel",
       EXISTS (SELECT 1 FROM "AffiliateAutomationJob" e
         WHERE e."affiliateId" = j."affiliateId" AND e."runId" = j."runId" AND e."stepOrder" < j."stepOrder"
           AND e."status" IN ('pending', 'processing', 'held')) AS "earlierStepOpen",
       r."status" AS "runStatus", a."status" AS "automationStatus",
       r."status" = 'cancelled' AND EXISTS (SELECT 1 FROM "AffiliateAutomationJob" o
         WHERE o."affiliateId" = j."affiliateId" AND o."runId" = j."runId"
           AND (o."status" <> 'cancelled' OR o."errorCode" IN (
             'RUN_CANCELLED', 'AUTOMATION_ARCHIVED', 'UNSUBSCRIBED', 'SUPPRESSED'))) AS "runEnded",
       CASE WHEN l."email" IS NULL THEN 'NO_ADDRESS' WHEN l."suppressedAt" IS NOT NULL THEN 'SUPPRESSED'
         WHEN l."unsubscribedAt" IS NOT NULL THEN 'UNSUBSCRIBED' END AS "leadBlocked"
     FROM "AffiliateAutomationJob" j
     JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
     JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
     JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"
     WHERE j."affiliateId" = $1 AND j."id" = ANY ($2::uuid[])
     ORDER BY j."affiliateId", j."id"`,
    [input.affiliateId, input.jobIds, withinMs],
  )
}

function sort(
  input: JobsInput,
  { jobs, archived }: LockedJobs,
  reasonAgainst: (job: SteeredJob) => string | null,
) {
  const can: SteeredJob[] = []
  const known = new Set(jobs.map((job) => job.id))
  const refused = input.jobIds
    .filter((id) => !known.has(id))
    .map((jobId) => ({ jobId, reason: archived.has(jobId) ? 'ARCHIVED' : 'UNKNOWN_JOB' }))
  for (const job of jobs) {
    const reason = reasonAgainst(job)
    if (reason === null) can.push(job)
    else refused.push({ jobId: job.id, reason })
  }
  return { can, refused }
}

function refOf({ affiliateId, automationId }: SteeredJob) {
  return { affiliateId, automationId }
}

async function putBack(
  tx: Tx,
  clock: SqlClock,
  jobs: readonly SteeredJob[],
  freshRounds: boolean,
): Promise<void> {
  if (jobs.length === 0) return
  await tx.rows(
    freshRounds ? 'put-back-failed' : 'put-back-cancelled',
    `UPDATE "AffiliateAutomationJob" j SET "status" = 'pending', "failedAt" = NULL, "cancelledAt" = NULL,
       "errorCode" = NULL, "errorMessage" = NULL, "updatedAt" = now()
       ${freshRounds ? `, "retryCount" = 0, "quickRetryCount" = 0, "scheduledAt" = ${clock.now}` : ''}
     FROM unnest($1::uuid[], $2::uuid[]) AS u(aff, id)
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text IN ('failed', 'cancelled')`,
    [jobs.map((job) => job.affiliateId), jobs.map((job) => job.id)],
  )
}

async function readAvailable(tx: Tx, affiliateId: string): Promise<number> {
  const [credit] = await tx.rows<{ available: number }>(
    'read-available',
    `SELECT "balance" - "reserved" AS available FROM "AffiliateCredit" WHERE "affiliateId" = $1`,
    [affiliateId],
  )
  return credit?.available ?? 0
}

async function finish(
  tx: Tx,
  clock: SqlClock,
  input: JobsInput,
  action: AuditAction,
  done: readonly SteeredJob[],
  refused: JobsChanged['refused'],
): Promise<JobsChanged> {
  recordAudit(tx, {
    clock,
    actor: input.actor,
    affiliateId: input.affiliateId,
    action,
    objects: done.map((job) => ({ id: job.id, before: { status: job.status } })),
  })
  if (done.length > 0) announceChange(tx, [input.affiliateId], ['jobs', 'runs', 'credit'])
  return { changed: done.map((job) => job.id), refused }
}
