import { type RunRow, runRow } from '@booster/contracts/runs'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { RunFacts } from '@booster/db/runs/run-facts'
import { RUN_REFUSAL_TABLE } from '@booster/engine/domain/run-refusal'
import { foreseeNextOf, type Outlook } from '../forecast/foresee-jobs.ts'

/** A run as the list shows it. */
export function runRowOf(run: RunFacts, outlook: Outlook): RunRow {
  return runRow.parse({
    id: run.id,
    status: run.status,
    automation: {
      id: run.automationId,
      name: run.automationName,
      triggerType: run.automationTrigger,
      status: run.automationStatus,
    },
    lead: { id: run.leadId, name: run.leadName, email: run.leadEmail, status: run.leadStatus },
    triggerType: run.triggerType,
    triggerKey: run.triggerKey,
    entry: run.entry,
    currentStepOrder: run.currentStepOrder,
    totalSteps: run.totalSteps,
    completedSteps: run.completedSteps,
    failedSteps: run.failedSteps,
    cancelledSteps: run.cancelledSteps,
    startedAt: isoOf(run.startedAt),
    pausedAt: isoOrNull(run.pausedAt),
    completedAt: isoOrNull(run.completedAt),
    cancelledAt: isoOrNull(run.cancelledAt),
    lastExecutedAt: isoOrNull(run.lastExecutedAt),
    reason: run.goalReached ? 'GOAL_REACHED' : null,
    next: nextOf(run, outlook),
    actions: RUN_REFUSAL_TABLE[run.status],
  })
}

function nextOf(run: RunFacts, outlook: Outlook) {
  if (run.nextJobId === null || run.nextScheduledAt === null) return null
  return {
    jobId: run.nextJobId,
    stepOrder: run.nextStepOrder,
    status: run.nextStatus,
    scheduledAt: isoOf(run.nextScheduledAt),
    holdReason: run.nextHoldReason,
    forecast: foreseeNextOf(run, outlook),
  }
}
