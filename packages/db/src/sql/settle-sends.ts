import type { SettledSend, SettleReport } from '@booster/engine/ports'
import type pg from 'pg'
import type { SqlClock } from '../clock.ts'
import { inTransaction, type Tx } from '../transaction.ts'
import { bookSettled } from './book-settled.ts'
import { markDue } from './mark-due.ts'

/**
 * Settles a batch of hand-overs in one transaction: states, charges, ledger, progress and counters, each shared
 * row written once. Every job is fenced by its lease: a worker that lost it writes nothing and is told so.
 */
export const settleSends =
  (pool: pg.Pool, clock: SqlClock, hashKey: string) =>
  (sends: readonly SettledSend[]): Promise<SettleReport> =>
    inTransaction(pool, async (tx) => {
      const ordered = [...sends].sort(byKey)
      await markDue(
        tx,
        clock,
        ordered.flatMap(({ job, settlement }) =>
          settlement.to === 'pending' ? [{ affiliateId: job.affiliateId, inMs: settlement.delayMs }] : [],
        ),
      )
      const written = new Set([
        ...(await completeJobs(
          tx,
          clock,
          ordered.filter((s) => s.settlement.to === 'completed'),
        )),
        ...(await endLeases(
          tx,
          clock,
          ordered.filter((s) => s.settlement.to !== 'completed'),
        )),
      ])
      const settled = ordered.filter((s) => written.has(s.job.id))
      const report = await bookSettled(tx, clock, hashKey, settled)
      return { ...report, lost: ordered.filter((s) => !written.has(s.job.id)) }
    })

const byKey = (a: SettledSend, b: SettledSend): number =>
  a.job.affiliateId < b.job.affiliateId
    ? -1
    : a.job.affiliateId > b.job.affiliateId
      ? 1
      : a.job.id < b.job.id
        ? -1
        : 1

const columns = (sends: readonly SettledSend[]) =>
  [
    sends.map((s) => s.job.affiliateId),
    sends.map((s) => s.job.id),
    sends.map((s) => s.job.leaseToken),
  ] as const

const completeJobs = async (
  tx: Tx,
  clock: SqlClock,
  sends: readonly SettledSend[],
): Promise<readonly string[]> => {
  if (sends.length === 0) return []
  const rows = await tx.rows<{ id: string }>(
    'complete-jobs',
    `UPDATE "AffiliateAutomationJob" j SET "status" = 'completed', "leaseToken" = NULL, "leaseUntil" = NULL,
       "creditReserved" = false, "creditDeducted" = true, "emailSent" = true, "emailId" = u.provider,
       "sendMs" = u.ms, "executedAt" = ${clock.now}, "errorCode" = NULL, "errorMessage" = NULL, "updatedAt" = now()
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::int[]) AS u(aff, id, token, provider, ms)
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."leaseToken" = u.token AND j."status"::text = 'processing'
     RETURNING j."id"`,
    [
      ...columns(sends),
      sends.map((s) => (s.settlement.to === 'completed' ? s.settlement.providerId : null)),
      sends.map((s) => Math.round(s.durationMs)),
    ],
  )
  return rows.map((row) => row.id)
}

/** Everything that was not accepted: back to pending, failed, or unconfirmed (which keeps its reservation). */
const endLeases = async (
  tx: Tx,
  clock: SqlClock,
  sends: readonly SettledSend[],
): Promise<readonly string[]> => {
  if (sends.length === 0) return []
  const rows = await tx.rows<{ id: string }>(
    'end-leases',
    `UPDATE "AffiliateAutomationJob" j SET "status" = u.status::"JobStatus", "leaseToken" = NULL, "leaseUntil" = NULL,
       "creditReserved" = u.status = 'unconfirmed',
       "attemptCount" = j."attemptCount" - u.unburnt,
       "scheduledAt" = CASE WHEN u.status = 'pending' AND u.delay > 0
         THEN ${clock.now} + u.delay * interval '1 millisecond' ELSE j."scheduledAt" END,
       "retryCount" = coalesce(u.rounds, j."retryCount"), "quickRetryCount" = coalesce(u.quick, j."quickRetryCount"),
       "failedAt" = CASE WHEN u.status = 'failed' THEN ${clock.now} END,
       "unconfirmedAt" = CASE WHEN u.status = 'unconfirmed' THEN ${clock.now} END,
       "errorCode" = u.code, "errorMessage" = u.message, "updatedAt" = now()
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::float8[], $6::int[], $7::int[], $8::int[], $9::text[], $10::text[])
       AS u(aff, id, token, status, delay, rounds, quick, unburnt, code, message)
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."leaseToken" = u.token AND j."status"::text = 'processing'
     RETURNING j."id"`,
    [
      ...columns(sends),
      sends.map((s) => s.settlement.to),
      sends.map((s) => (s.settlement.to === 'pending' ? s.settlement.delayMs : 0)),
      sends.map((s) => (s.settlement.to === 'pending' ? s.settlement.retryCount : null)),
      sends.map((s) => (s.settlement.to === 'pending' ? s.settlement.quickRetryCount : null)),
      sends.map((s) => (s.settlement.to === 'pending' && !s.settlement.burnsAttempt ? 1 : 0)),
      sends.map((s) => (s.settlement.to === 'completed' ? null : s.settlement.fault.code)),
      sends.map((s) => (s.settlement.to === 'completed' ? null : s.settlement.fault.message)),
    ],
  )
  return rows.map((row) => row.id)
}
