import type { Store } from '@booster/engine/ports'
import type pg from 'pg'
import type { SqlClock } from './clock.ts'
import { cancelRun } from './sql/cancel-run.ts'
import { claimDueJobs } from './sql/claim-due-jobs.ts'
import { enrolLeads } from './sql/enrol-leads.ts'
import { closeBreaker, openBreaker } from './sql/move-breaker.ts'
import { pauseRun, resumeRun } from './sql/pause-run.ts'
import { publishSteps } from './sql/publish-steps.ts'
import { nextDueInMs, readStepTexts } from './sql/read-work.ts'
import { rescueExpiredLeases } from './sql/rescue-expired-leases.ts'
import { resolveAgedUnconfirmed, resolveUnconfirmed, settleLateAnswers } from './sql/resolve-unconfirmed.ts'
import { setAutomationStatus } from './sql/set-automation-status.ts'
import { settleSends } from './sql/settle-sends.ts'
import { cancelJobs, retryJobs, sendJobsNow, undoCancelJobs } from './sql/steer-jobs.ts'
import { resumeSending, stopSending } from './sql/stop-sending.ts'
import { submitOptin } from './sql/submit-optin.ts'
import { topUpCredit } from './sql/top-up-credit.ts'
import { unsubscribeLead } from './sql/unsubscribe-lead.ts'

/**
 * The engine's store on PostgreSQL. Each operation is one transaction.
 * Locks are always taken in this order, rows of a kind by id: due, jobs, runs, steps, counters, days, credit.
 * @param hashKey key of the address hashes that outlive an erased lead
 */
export const createPgStore = ({
  pool,
  clock,
  hashKey,
}: {
  pool: pg.Pool
  clock: SqlClock
  hashKey: string
}): Store => ({
  enrolLeads: enrolLeads(pool, clock),
  submitOptin: submitOptin(pool, clock, hashKey),
  claimDueJobs: claimDueJobs(pool, clock),
  readStepTexts: readStepTexts(pool),
  nextDueInMs: nextDueInMs(pool, clock),
  settleSends: settleSends(pool, clock, hashKey),
  settleLateAnswers: settleLateAnswers(pool, clock, hashKey),
  rescueExpiredLeases: rescueExpiredLeases(pool, clock),
  resolveUnconfirmed: resolveUnconfirmed(pool, clock, hashKey),
  resolveAgedUnconfirmed: resolveAgedUnconfirmed(pool, clock, hashKey),
  cancelRun: cancelRun(pool, clock),
  pauseRun: pauseRun(pool, clock),
  resumeRun: resumeRun(pool, clock),
  setAutomationStatus: setAutomationStatus(pool, clock),
  cancelJobs: cancelJobs(pool, clock),
  undoCancelJobs: undoCancelJobs(pool, clock),
  retryJobs: retryJobs(pool, clock),
  sendJobsNow: sendJobsNow(pool, clock),
  unsubscribeLead: unsubscribeLead(pool, clock, hashKey),
  publishSteps: publishSteps(pool, clock),
  topUpCredit: topUpCredit(pool, clock),
  openBreaker: openBreaker(pool, clock),
  closeBreaker: closeBreaker(pool),
  stopSending: stopSending(pool, clock),
  resumeSending: resumeSending(pool, clock),
})
