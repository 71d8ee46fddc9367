import type { SettledSend, SettleReport } from '@booster/engine/ports'
import { inTransaction, type Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import { confirmSent, findConfirmed } from '../resolve/confirm-sent.ts'
import { byKey } from '../shared/by-key.ts'
import { markDue } from '../shared/mark-due.ts'
import type { StoreContext } from '../store-context.ts'
import { acceptedAmong, acceptLeased } from './accept-sends.ts'
import { type BookedReport, bookUnaccepted, NOTHING_BOOKED } from './book-unaccepted.ts'

const ENDED_LEASES = unnestColumns({
  aff: 'uuid',
  id: 'uuid',
  token: 'uuid',
  status: 'text',
  delay: 'float8',
  rounds: 'int?',
  quick: 'int?',
  unburnt: 'int',
  code: 'text?',
  message: 'text?',
})

/**
 * Settles a batch of hand-overs: states, charges, ledger, progress and counters, each shared row written once. The
 * accepted ones are charged in one transaction (`acceptLeased`), the others are booked in the next; flow/4-settle
 * passes batches of one kind. Every job is
 * fenced by its lease: a worker that lost it writes nothing and its jobs are returned as lost.
 */
export async function settleSends(
  context: StoreContext,
  sends: readonly SettledSend[],
): Promise<SettleReport> {
  const accepted = acceptedAmong(sends, (send) => send.job.leaseToken)
  const others = sends.filter((s) => s.settlement.to !== 'completed')
  const written = await acceptLeased(context, accepted)
  if (others.length === 0) return reportOf(sends, written, NOTHING_BOOKED)
  const { ended, report } = await settleOthers(context, others)
  return reportOf(sends, new Set([...written, ...ended]), report)
}

/** Everything that was not accepted, in one transaction. */
function settleOthers(
  { pool, clock, hashKey }: StoreContext,
  sends: readonly SettledSend[],
): Promise<{ readonly ended: ReadonlySet<string>; readonly report: BookedReport }> {
  return inTransaction({ pool, clock }, async (tx) => {
    const others = [...sends].sort((a, b) => byKey(a.job, b.job))
    markDue(
      tx,
      others.flatMap(({ job, settlement }) =>
        settlement.to === 'pending' ? [{ affiliateId: job.affiliateId, inMs: settlement.delayMs }] : [],
      ),
    )
    const ended = await endLeases(tx, others)
    const settled = others.filter((s) => ended.has(s.job.id))
    const unconfirmed = settled.filter((s) => s.settlement.to === 'unconfirmed').map((s) => s.job)
    const confirmed = await findConfirmed(
      tx,
      unconfirmed,
      others.map((s) => s.job),
    )
    const report = await bookUnaccepted(tx, hashKey, settled)
    await confirmSent(tx, confirmed)
    return { ended, report }
  })
}

function reportOf(
  sends: readonly SettledSend[],
  written: ReadonlySet<string>,
  others: BookedReport,
): SettleReport {
  const lost = sends.filter((s) => !written.has(s.job.id))
  const accepted = sends.filter((s) => s.settlement.to === 'completed' && written.has(s.job.id))
  return { accepted: accepted.length, ...others, lost }
}

/** Everything that was not accepted: back to pending, failed, or unconfirmed (which keeps its reservation). */
async function endLeases(tx: Tx, sends: readonly SettledSend[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(
    'end-leases',
    `UPDATE "AffiliateAutomationJob" j SET "status" = u.status::"JobStatus", "leaseToken" = NULL, "leaseUntil" = NULL,
       "creditReserved" = u.status = 'unconfirmed',
       "attemptCount" = j."attemptCount" - u.unburnt,
       "scheduledAt" = CASE WHEN u.status = 'pending' AND u.delay > 0
         THEN ${tx.clock.now} + u.delay * interval '1 millisecond' ELSE j."scheduledAt" END,
       "retryCount" = coalesce(u.rounds, j."retryCount"), "quickRetryCount" = coalesce(u.quick, j."quickRetryCount"),
       "failedAt" = CASE WHEN u.status = 'failed' THEN ${tx.clock.now} END,
       "unconfirmedAt" = CASE WHEN u.status = 'unconfirmed' THEN ${tx.clock.now} END,
       "errorCode" = u.code, "errorMessage" = u.message, "updatedAt" = now()
     FROM ${ENDED_LEASES.from(1)}
     WHERE j."affiliateId" = u.aff AND j."id" = u.id AND j."leaseToken" = u.token AND j."status"::text = 'processing'
     RETURNING j."id"`,
    ENDED_LEASES.arrays(sends, {
      aff: (s) => s.job.affiliateId,
      id: (s) => s.job.id,
      token: (s) => s.job.leaseToken,
      status: (s) => s.settlement.to,
      delay: (s) => (s.settlement.to === 'pending' ? s.settlement.delayMs : 0),
      rounds: (s) => (s.settlement.to === 'pending' ? s.settlement.retryCount : null),
      quick: (s) => (s.settlement.to === 'pending' ? s.settlement.quickRetryCount : null),
      unburnt: (s) => (s.settlement.to === 'pending' && !s.settlement.burnsAttempt ? 1 : 0),
      code: (s) => (s.settlement.to === 'completed' ? null : s.settlement.fault.code),
      message: (s) => (s.settlement.to === 'completed' ? null : s.settlement.fault.message),
    }),
  )
  return new Set(rows.map((row) => row.id))
}
