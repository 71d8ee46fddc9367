import { type UndoFacts, wasRunEnded } from '../../domain/job-refusal.ts'
import { availableCredits } from './book-credit.ts'
import { lastRunOf, snoozedForMs } from './enrol-leads.ts'
import { jobsOfRun, type MemoryState, mustFind } from './memory-state.ts'
import { isWaiting } from './move-job.ts'
import type { JobRow } from './rows.ts'

export type SteeredJob = UndoFacts & { readonly id: string }

/** What the rules of `domain/job-refusal.ts` look at. The model has no archive. */
export function steeredJobOf(state: MemoryState, job: JobRow, undoWithinMs: number): SteeredJob {
  const run = mustFind(state.runs, job.runId)
  const lead = mustFind(state.leads, job.leadId)
  const jobs = jobsOfRun(state, job.runId)
  return {
    id: job.id,
    status: job.status,
    holdReason: job.holdReason,
    errorCode: job.errorCode,
    archived: false,
    affiliateSuspended: mustFind(state.affiliates, job.affiliateId).status === 'suspended',
    runStatus: run.status,
    automationStatus: mustFind(state.automations, job.automationId).status,
    stepDeleted: mustFind(state.steps, job.stepId).archived,
    leadEmail: lead.email,
    leadSuppressed: lead.suppressedAtMs !== null,
    leadUnsubscribed: lead.unsubscribedAtMs !== null,
    leadLeft: run.leftAtMs !== null,
    goalReached: run.goalAtMs !== null,
    leadSnoozed: snoozedForMs(state, lead) > 0,
    earlierStepOpen: jobs.some(
      (j) => j.stepOrder < job.stepOrder && (isWaiting(j) || j.status === 'processing'),
    ),
    enteredAgain:
      (job.status === 'failed' || job.status === 'cancelled') &&
      (lastRunOf(state, run)?.entry ?? run.entry) > run.entry,
    creditAmount: job.creditAmount,
    creditAvailable: availableCredits(state, job.affiliateId),
    cancelledLately: (job.cancelledAtMs ?? Number.NEGATIVE_INFINITY) >= state.nowMs - undoWithinMs,
    runEnded: wasRunEnded(run.status, jobs),
  }
}
