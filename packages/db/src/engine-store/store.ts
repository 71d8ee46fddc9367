import type { Store } from '@booster/engine/ports'
import { releaseAffiliate, suspendAffiliate } from './accounts/suspend-affiliate.ts'
import { askGoals } from './claim/ask-goals.ts'
import { claimDueJobs } from './claim/claim-due-jobs.ts'
import { closeBreaker, openBreaker } from './claim/move-breaker.ts'
import { nextDueInMs, readStepTexts } from './claim/read-work.ts'
import { resumeSending, stopSending } from './claim/stop-sending.ts'
import { approveTopUp } from './credit/approve-top-up.ts'
import { topUpCredit } from './credit/top-up-credit.ts'
import { eraseLead } from './leads/erase-lead.ts'
import { leaveSequence } from './leads/leave-sequence.ts'
import { liftSuppressions } from './leads/lift-suppressions.ts'
import { reactivateLead } from './leads/reactivate-lead.ts'
import { snoozeLead } from './leads/snooze-lead.ts'
import { undoStop } from './leads/undo-stop.ts'
import { updateLead } from './leads/update-lead.ts'
import { gatherNews } from './resolve/gather-news.ts'
import { rescueExpiredLeases } from './resolve/rescue-expired-leases.ts'
import { resolveAgedUnconfirmed } from './resolve/resolve-aged-unconfirmed.ts'
import { resolveUnconfirmed } from './resolve/resolve-unconfirmed.ts'
import { settleLateAnswers } from './resolve/settle-late-answers.ts'
import { settleSends } from './settle/settle-sends.ts'
import { cancelJobs } from './steer/cancel-jobs.ts'
import { cancelRun } from './steer/cancel-run.ts'
import { pauseRun, resumeRun } from './steer/pause-run.ts'
import { publishSteps } from './steer/publish-steps.ts'
import { restartRun } from './steer/restart-run.ts'
import { retryJobs } from './steer/retry-jobs.ts'
import { sendJobsNow } from './steer/send-jobs-now.ts'
import { setAutomationStatus } from './steer/set-automation-status.ts'
import { undoCancelJobs } from './steer/undo-cancel-jobs.ts'
import { unsubscribeLead } from './steer/unsubscribe-lead.ts'
import type { StoreContext } from './store-context.ts'
import { confirmOptin } from './trigger/confirm-optin.ts'
import { enrolLeads } from './trigger/enrol-leads.ts'
import { enrolPortion } from './trigger/enrol-portion.ts'
import { recordEvent } from './trigger/record-event.ts'
import { submitOptin } from './trigger/submit-optin.ts'

/**
 * The engine's store on PostgreSQL. Each operation is one transaction.
 * Locks are always taken in this order, rows of a kind by id: due, jobs, runs, steps, counters, days, domains,
 * credit.
 */
export function createPgStore(context: StoreContext): Store {
  return {
    enrolLeads: (input) => enrolLeads(context, input),
    enrolPortion: (input) => enrolPortion(context, input),
    submitOptin: (input) => submitOptin(context, input),
    confirmOptin: (input) => confirmOptin(context, input),
    recordEvent: (input) => recordEvent(context, input),
    claimDueJobs: (input) => claimDueJobs(context, input),
    readStepTexts: (input) => readStepTexts(context, input),
    nextDueInMs: () => nextDueInMs(context),
    askGoals: (jobs) => askGoals(context, jobs),
    settleSends: (input) => settleSends(context, input),
    settleLateAnswers: (input) => settleLateAnswers(context, input),
    rescueExpiredLeases: (input) => rescueExpiredLeases(context, input),
    resolveUnconfirmed: (input) => resolveUnconfirmed(context, input),
    applyDeliveryEvent: gatherNews(context),
    resolveAgedUnconfirmed: (input) => resolveAgedUnconfirmed(context, input),
    cancelRun: (input) => cancelRun(context, input),
    pauseRun: (input) => pauseRun(context, input),
    resumeRun: (input) => resumeRun(context, input),
    restartRun: (input) => restartRun(context, input),
    setAutomationStatus: (input) => setAutomationStatus(context, input),
    cancelJobs: (input) => cancelJobs(context, input),
    undoCancelJobs: (input) => undoCancelJobs(context, input),
    retryJobs: (input) => retryJobs(context, input),
    sendJobsNow: (input) => sendJobsNow(context, input),
    unsubscribeLead: (input) => unsubscribeLead(context, input),
    leaveSequence: (input) => leaveSequence(context, input),
    undoStop: (input) => undoStop(context, input),
    snoozeLead: (input) => snoozeLead(context, input),
    reactivateLead: (input) => reactivateLead(context, input),
    liftSuppressions: (input) => liftSuppressions(context, input),
    updateLead: (input) => updateLead(context, input),
    eraseLead: (input) => eraseLead(context, input),
    publishSteps: (input) => publishSteps(context, input),
    topUpCredit: (input) => topUpCredit(context, input),
    suspendAffiliate: (input) => suspendAffiliate(context, input),
    releaseAffiliate: (input) => releaseAffiliate(context, input),
    approveTopUp: (input) => approveTopUp(context, input),
    openBreaker: (input) => openBreaker(context, input),
    closeBreaker: (input) => closeBreaker(context, input),
    stopSending: (input) => stopSending(context, input),
    resumeSending: (input) => resumeSending(context, input),
  }
}
