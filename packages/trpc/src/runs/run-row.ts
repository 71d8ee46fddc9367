import { type RunRow, runRow } from '@booster/contracts/run'
import { isoOf, isoOrNull } from '@booster/db/connection/iso-time'
import type { RunFacts } from '@booster/db/runs/run-facts'

/** A run as the list shows it. */
export function runRowOf(run: RunFacts): RunRow {
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
    next: nextOf(run),
    actions: actionsOf(run.status),
  })
}

function nextOf(run: RunFacts) {
  if (run.nextJobId === null || run.nextScheduledAt === null) return null
  return {
    jobId: run.nextJobId,
    stepOrder: run.nextStepOrder,
    status: run.nextStatus,
    scheduledAt: isoOf(run.nextScheduledAt),
  }
}

function actionsOf(status: string): RunRow['actions'] {
  if (status === 'active') return { cancel: null, pause: null, resume: 'NOT_PAUSED' }
  if (status === 'paused') return { cancel: null, pause: 'ALREADY_PAUSED', resume: null }
  return { cancel: 'ALREADY_CLOSED', pause: 'ALREADY_CLOSED', resume: 'ALREADY_CLOSED' }
}
