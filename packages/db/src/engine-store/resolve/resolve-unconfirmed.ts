import { SYSTEM } from '@booster/engine/domain/actor'
import type { UnconfirmedRule } from '@booster/engine/domain/automation'
import type { JobStatus } from '@booster/engine/domain/job'
import { type JobRefusal, type SendableFacts, whyNotResolve } from '@booster/engine/domain/job-refusal'
import { VERDICT_SETTLEMENTS } from '@booster/engine/domain/verdict'
import type { Changed, ResolveInput, SettledSend, SettleReport } from '@booster/engine/ports'
import { recordAudit } from '../../audit/record-audit.ts'
import type { SqlClock } from '../../connection/clock.ts'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { acceptedAmong, acceptUnconfirmed } from '../settle/accept-sends.ts'
import { type BookedReport, bookSettled, NOTHING_BOOKED } from '../settle/book-settled.ts'
import type { BookedSend } from '../settle/booked-send.ts'
import { announceDue } from '../shared/announce.ts'
import { findArchivedIds } from '../shared/find-archived-ids.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'

type Unconfirmed = BookedSend['job'] &
  SendableFacts & {
    readonly status: JobStatus
    readonly onUnconfirmed: UnconfirmedRule
    readonly sentAgain: boolean
  }

const SELECT_UNCONFIRMED = `
  SELECT j."affiliateId", j."id", j."automationId", j."runId", j."leadId", j."stepId", j."stepOrder",
    j."creditAmount", j."attemptCount" AS "attemptNo", a."name" AS "automationName", a."onUnconfirmed",
    j."status", r."status" AS "runStatus", a."status" AS "automationStatus", s."archivedAt" IS NOT NULL AS "stepDeleted",
    l."email" AS "leadEmail", l."suppressedAt" IS NOT NULL AS "leadSuppressed",
    l."unsubscribedAt" IS NOT NULL AS "leadUnsubscribed", EXISTS (
      SELECT 1 FROM "AutomationAttempt" t WHERE t."affiliateId" = j."affiliateId" AND t."jobId" = j."id"
        AND t."outcome" = 'unconfirmed' AND t."attemptNo" < j."attemptCount") AS "sentAgain"
  FROM "AffiliateAutomationJob" j
  JOIN "AffiliateAutomation" a ON a."affiliateId" = j."affiliateId" AND a."id" = j."automationId"
  JOIN "AffiliateAutomationLog" r ON r."affiliateId" = j."affiliateId" AND r."id" = j."runId"
  JOIN "AffiliateAutomationStep" s ON s."affiliateId" = j."affiliateId" AND s."id" = j."stepId"
  JOIN "AffiliateLead" l ON l."affiliateId" = j."affiliateId" AND l."id" = j."leadId"`

/** A person, a webhook or one of our own links says what became of an unconfirmed job. The first evidence wins. */
export function resolveUnconfirmed(
  { pool, clock, hashKey }: StoreContext,
  { affiliateId, jobId, verdict, actor }: ResolveInput,
): Promise<Changed<JobRefusal>> {
  return inTransaction(pool, async (tx): Promise<Changed<JobRefusal>> => {
    if (verdict === 'send_again') markDue(tx, clock, [{ affiliateId, inMs: 0 }])
    const [known] = await tx.rows(
      'lock-job-to-resolve',
      `SELECT 1 FROM "AffiliateAutomationJob" WHERE "affiliateId" = $1 AND "id" = $2 FOR UPDATE`,
      [affiliateId, jobId],
    )
    if (known === undefined) {
      const archived = await findArchivedIds(tx, affiliateId, [jobId])
      return archived.has(jobId) ? { kind: 'unchanged', reason: 'ARCHIVED' } : { kind: 'unknown' }
    }
    const [job] = await tx.rows<Unconfirmed>(
      'read-unconfirmed',
      `${SELECT_UNCONFIRMED} WHERE j."affiliateId" = $1 AND j."id" = $2`,
      [affiliateId, jobId],
    )
    if (job === undefined) return { kind: 'unknown' }
    const reason = whyNotResolve({ ...job, archived: false }, verdict)
    if (reason !== null) return { kind: 'unchanged', reason }
    await settleUnconfirmed(tx, clock, hashKey, [
      { job, settlement: VERDICT_SETTLEMENTS[verdict], outcome: 'unconfirmed', durationMs: 0 },
    ])
    recordAudit(tx, {
      clock,
      actor,
      affiliateId,
      action: 'job.resolve',
      objects: [{ id: jobId, after: { verdict } }],
    })
    if (verdict === 'send_again') announceDue(tx)
    return { kind: 'changed' }
  })
}

/** After a day without evidence the automation's policy decides about unconfirmed jobs. */
export function resolveAgedUnconfirmed(
  { pool, clock, hashKey }: StoreContext,
  {
    olderThanMs,
    limit,
  }: {
    olderThanMs: number
    limit: number
  },
): Promise<{ readonly resolved: number }> {
  return inTransaction(pool, async (tx) => {
    const affiliates = await tx.rows<{ affiliateId: string }>(
      'affiliates-with-unconfirmed',
      `SELECT DISTINCT "affiliateId" FROM "AutomationCounter" WHERE "unconfirmed" > 0 ORDER BY 1`,
      [],
    )
    const affiliateIds = affiliates.map((a) => a.affiliateId)
    if (affiliateIds.length === 0) return { resolved: 0 }
    markDue(
      tx,
      clock,
      affiliateIds.map((affiliateId) => ({ affiliateId, inMs: 0 })),
    )
    const jobs = await tx.rows<Unconfirmed>(
      'read-aged-unconfirmed',
      `${SELECT_UNCONFIRMED}
         WHERE j."affiliateId" = ANY ($1::uuid[]) AND j."restStatus" = 'unconfirmed'
           AND j."unconfirmedAt" <= ${clock.now} - $2 * interval '1 millisecond'
         ORDER BY j."affiliateId", j."id" LIMIT $3 FOR UPDATE OF j SKIP LOCKED`,
      [affiliateIds, olderThanMs, limit],
    )
    const sends = jobs.map((job): BookedSend => {
      const again = job.onUnconfirmed === 'send_again_once' && !job.sentAgain && job.runStatus !== 'cancelled'
      return {
        job,
        settlement: VERDICT_SETTLEMENTS[again ? 'send_again' : 'release'],
        outcome: 'unconfirmed',
        durationMs: 0,
      }
    })
    await settleUnconfirmed(tx, clock, hashKey, sends)
    for (const { job, settlement } of sends.filter((s) => s.settlement.to === 'pending')) {
      const { affiliateId, id: objectId } = job
      const after = { verdict: 'send_again', policy: 'send_again_once', to: settlement.to }
      recordAudit(tx, {
        clock,
        actor: SYSTEM,
        affiliateId,
        action: 'job.resolve',
        objects: [{ id: objectId, after }],
      })
    }
    if (sends.length > 0) announceDue(tx)
    return { resolved: sends.length }
  })
}

/** The answer of an attempt whose lease had expired: the best evidence there is, unless somebody decided before. */
export function settleLateAnswers(
  { pool, clock, hashKey }: StoreContext,
  sends: readonly SettledSend[],
): Promise<SettleReport> {
  return inTransaction(pool, async (tx) => {
    const telling = sends.filter((s) => s.settlement.to !== 'unconfirmed')
    markDue(
      tx,
      clock,
      telling.flatMap((s) =>
        s.settlement.to === 'pending' ? [{ affiliateId: s.job.affiliateId, inMs: s.settlement.delayMs }] : [],
      ),
    )
    const open = await tx.rows<{ id: string }>(
      'lock-late-answered',
      `SELECT j."id" FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS u(aff, id, no)
         JOIN "AffiliateAutomationJob" j ON j."affiliateId" = u.aff AND j."id" = u.id
         WHERE j."status"::text = 'unconfirmed' AND j."attemptCount" = u.no AND j."errorCode" = 'LEASE_EXPIRED'
         ORDER BY j."affiliateId", j."id" FOR UPDATE OF j`,
      [
        telling.map((s) => s.job.affiliateId),
        telling.map((s) => s.job.id),
        telling.map((s) => s.job.attemptNo),
      ],
    )
    const ids = new Set(open.map((row) => row.id))
    const settled = telling.filter((s) => ids.has(s.job.id))
    await forgetRescueNotes(
      tx,
      settled.filter((s) => s.settlement.to !== 'completed'),
    )
    const report = await settleUnconfirmed(tx, clock, hashKey, settled)
    return { ...report, lost: sends.filter((s) => !ids.has(s.job.id)) }
  })
}

/** Deletes the attempt rows that rescue wrote: the late answer records each attempt as what it was. */
async function forgetRescueNotes(tx: Tx, sends: readonly SettledSend[]): Promise<void> {
  if (sends.length === 0) return
  await tx.rows(
    'forget-rescue-notes',
    `DELETE FROM "AutomationAttempt" t USING unnest($1::uuid[], $2::uuid[], $3::int[]) AS u(aff, job, no)
     WHERE t."affiliateId" = u.aff AND t."jobId" = u.job AND t."attemptNo" = u.no AND t."errorCode" = 'LEASE_EXPIRED'`,
    [sends.map((s) => s.job.affiliateId), sends.map((s) => s.job.id), sends.map((s) => s.job.attemptNo)],
  )
}

/** Writes the new states of unconfirmed jobs that this transaction holds, and books what follows. */
async function settleUnconfirmed(
  tx: Tx,
  clock: SqlClock,
  hashKey: string,
  sends: readonly BookedSend[],
): Promise<Omit<SettleReport, 'lost'>> {
  const accepted = acceptedAmong(sends, () => null)
  const others = sends.filter((s) => s.settlement.to !== 'completed')
  const report = await settleOthers(tx, clock, hashKey, others)
  await acceptUnconfirmed(tx, clock, accepted)
  return { accepted: accepted.length, ...report }
}

async function settleOthers(
  tx: Tx,
  clock: SqlClock,
  hashKey: string,
  sends: readonly BookedSend[],
): Promise<BookedReport> {
  if (sends.length === 0) return NOTHING_BOOKED
  tx.send(
    'settle-unconfirmed',
    `UPDATE "AffiliateAutomationJob" j SET "status" = u.status::"JobStatus", "creditReserved" = false,
       "failedAt" = CASE WHEN u.status = 'failed' THEN ${clock.now} END,
       "scheduledAt" = CASE WHEN u.status = 'pending' THEN ${clock.now} + u.delay * interval '1 millisecond' ELSE j."scheduledAt" END,
       "retryCount" = coalesce(u.rounds, j."retryCount"), "quickRetryCount" = coalesce(u.quick, j."quickRetryCount"),
       "attemptCount" = j."attemptCount" - u.unburnt,
       "unconfirmedAt" = NULL, "errorCode" = u.code, "errorMessage" = u.message, "updatedAt" = now()
     FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[], $5::int[], $6::int[], $7::text[], $8::text[], $9::int[])
       AS u(aff, id, status, delay, rounds, quick, code, message, unburnt)
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."status"::text = 'unconfirmed'`,
    [
      sends.map((s) => s.job.affiliateId),
      sends.map((s) => s.job.id),
      sends.map((s) => s.settlement.to),
      sends.map((s) => (s.settlement.to === 'pending' ? s.settlement.delayMs : 0)),
      sends.map((s) => (s.settlement.to === 'pending' ? s.settlement.retryCount : null)),
      sends.map((s) => (s.settlement.to === 'pending' ? s.settlement.quickRetryCount : null)),
      sends.map((s) => (s.settlement.to === 'failed' ? s.settlement.fault.code : null)),
      sends.map((s) => (s.settlement.to === 'failed' ? s.settlement.fault.message : null)),
      sends.map((s) => (s.settlement.to === 'pending' && !s.settlement.burnsAttempt ? 1 : 0)),
    ],
  )
  const counts = sends.map(({ job: { affiliateId, automationId } }) => ({
    affiliateId,
    automationId,
    unconfirmed: -1,
  }))
  return bookSettled(tx, clock, hashKey, sends, counts)
}
