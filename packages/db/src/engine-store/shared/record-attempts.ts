import { ATTEMPT_OUTCOME_OF } from '@booster/engine/domain/attempt-outcome'
import type { Tx } from '../../connection/transaction.ts'
import { unnestColumns } from '../../connection/unnest.ts'
import type { BookedSend } from '../settle/booked-send.ts'

const ATTEMPTS = unnestColumns({
  aff: 'uuid',
  job: 'uuid',
  no: 'int',
  outcome: 'text',
  code: 'text',
  message: 'text',
  status: 'int?',
  answer: 'text?',
  ms: 'int',
})

/**
 * Keeps a row for every hand-over that was not accepted (the accepted one stands on the job). Attempts that do
 * not count leave none: their number will be used again.
 */
export function recordAttempts(tx: Tx, settled: readonly BookedSend[]): void {
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
     SELECT u.aff, u.job, u.no, u.outcome::"AttemptOutcome", u.code, u.message, u.status, u.answer, u.ms, ${tx.clock.now}
     FROM ${ATTEMPTS.from(1)}
     ON CONFLICT ("affiliateId", "jobId", "attemptNo") DO NOTHING`,
    ATTEMPTS.arrays(rows, {
      aff: (r) => r.job.affiliateId,
      job: (r) => r.job.id,
      no: (r) => r.job.attemptNo,
      outcome: (r) => r.outcome,
      code: (r) => r.fault.code,
      message: (r) => r.fault.message,
      status: (r) => r.fault.status ?? null,
      answer: (r) => r.fault.answer ?? null,
      ms: (r) => Math.round(r.durationMs),
    }),
  )
}
