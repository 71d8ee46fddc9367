import type { Store } from '../ports.ts'
import { applyDeliveryEvent } from './memory/apply-delivery-event.ts'
import { approveTopUp } from './memory/approve-top-up.ts'
import { topUpCredit } from './memory/book-credit.ts'
import { claimDueJobs, nextDueInMs } from './memory/claim-due-jobs.ts'
import { enrolLeads } from './memory/enrol-leads.ts'
import { enrolPortion } from './memory/enrol-portion.ts'
import type { MemoryState } from './memory/memory-state.ts'
import { closeBreaker, openBreaker, resumeSending, stopSending } from './memory/move-breaker.ts'
import { publishSteps, readStepTexts } from './memory/publish-steps.ts'
import { askGoals, recordEvent } from './memory/record-event.ts'
import {
  rescueExpiredLeases,
  resolveAgedUnconfirmed,
  resolveUnconfirmed,
} from './memory/resolve-unconfirmed.ts'
import { settleLateAnswers, settleSends } from './memory/settle-sends.ts'
import { liftSuppressions, reactivateLead } from './memory/steer/lift-suppressions.ts'
import { restartRun } from './memory/steer/restart-run.ts'
import { cancelJobs, retryJobs, sendJobsNow, undoCancelJobs } from './memory/steer/steer-jobs.ts'
import { eraseLead, updateLead } from './memory/steer/steer-lead.ts'
import { cancelRun, pauseRun, resumeRun, setAutomationStatus } from './memory/steer/steer-runs.ts'
import { leaveSequence, snoozeLead, undoStop } from './memory/steer/stop-by-lead.ts'
import { releaseAffiliate, suspendAffiliate } from './memory/steer/suspend-affiliate.ts'
import { unsubscribeLead } from './memory/steer/unsubscribe-lead.ts'
import { confirmOptin, submitOptin } from './memory/submit-optin.ts'

/**
 * The Store in plain data: the reference model that says what every other store must do. Each operation runs
 * synchronously, so it is atomic; the only clock is `state.nowMs`, which the test moves. Clear before fast.
 */
export function createMemoryStore(state: MemoryState): Store {
  const run =
    <Args extends readonly unknown[], Result>(operation: (state: MemoryState, ...args: Args) => Result) =>
    async (...args: Args): Promise<Result> =>
      operation(state, ...args)
  return {
    enrolLeads: run(enrolLeads),
    submitOptin: run(submitOptin),
    confirmOptin: run(confirmOptin),
    enrolPortion: run(enrolPortion),
    recordEvent: run(recordEvent),
    claimDueJobs: run(claimDueJobs),
    readStepTexts: run(readStepTexts),
    askGoals: run(askGoals),
    nextDueInMs: run(nextDueInMs),
    settleSends: run(settleSends),
    settleLateAnswers: run(settleLateAnswers),
    rescueExpiredLeases: run(rescueExpiredLeases),
    resolveUnconfirmed: run(resolveUnconfirmed),
    applyDeliveryEvent: run(applyDeliveryEvent),
    resolveAgedUnconfirmed: run(resolveAgedUnconfirmed),
    cancelRun: run(cancelRun),
    pauseRun: run(pauseRun),
    resumeRun: run(resumeRun),
    restartRun: run(restartRun),
    setAutomationStatus: run(setAutomationStatus),
    cancelJobs: run(cancelJobs),
    undoCancelJobs: run(undoCancelJobs),
    retryJobs: run(retryJobs),
    sendJobsNow: run(sendJobsNow),
    unsubscribeLead: run(unsubscribeLead),
    leaveSequence: run(leaveSequence),
    undoStop: run(undoStop),
    snoozeLead: run(snoozeLead),
    reactivateLead: run(reactivateLead),
    liftSuppressions: run(liftSuppressions),
    updateLead: run(updateLead),
    eraseLead: run(eraseLead),
    publishSteps: run(publishSteps),
    topUpCredit: run(topUpCredit),
    suspendAffiliate: run(suspendAffiliate),
    releaseAffiliate: run(releaseAffiliate),
    approveTopUp: run(approveTopUp),
    openBreaker: run(openBreaker),
    closeBreaker: run(closeBreaker),
    stopSending: run(stopSending),
    resumeSending: run(resumeSending),
  }
}
