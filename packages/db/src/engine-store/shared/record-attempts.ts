import { ATTEMPT_OUTCOME_OF } from '@booster/engine/domain/attempt-outcome'
import type { SqlClock } from '../../connection/clock.ts'
import type { Tx } from '../../connection/transaction.ts'
import type { BookedSend } from '../settle/booked-send.ts'

/**
 * Keeps a row for every hand-over that was not accepted (the accepted one stands on the job). Attempts that do
 * not count leave none: their number will be used again.
 */
export function recordAttempts(tx: Tx, clock: SqlClock, settled: readonly BookedSend[]): void {
  const rows = settled.flatMap(({ job, settlement, outcome, durationMs }) =>
    settlement.to === 'completed' ||
    outcome === 'accepted' ||
    (settlement.to === 'pending' && !settlement.burnsAttempt)
      ? []
      : [{ job, outcome: ATTEMPT_OUTCOME_OF[outcome], fault: settlement.fault, durationMs }],
  )
  if (rows.length === 0) return
  tx.send(
    'record-attempts',
    `INSERT INTO "AutomationAttempt"
       ("affiliateId", "jobId", "attemptNo", "outcome", "errorCode", "message", "httpStatus", "answer", "durationMs", "at")
     SELECT u.aff, u.job, u.no, u.outcome::"AttemptOutcome", u.code, u.message, u.status, u.answer, u.ms, ${clock.now}
     FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[], $9::int[])
       AS u(aff, job, no, outcome, code, message, status, answer, ms)
     ON CONFLICT ("affiliateId", "jobId", "attemptNo") DO NOTHING`,
    [
      rows.map((r) => r.job.affiliateId),
      rows.map((r) => r.job.id),
      rows.map((r) => r.job.attemptNo),
      rows.map((r) => r.outcome),
      rows.map((r) => r.fault.code),
      rows.map((r) => r.fault.message),
      rows.map((r) => r.fault.status ?? null),
      rows.map((r) => r.fault.answer ?? null),
      rows.map((r) => Math.round(r.durationMs)),
    ],
  )
}
