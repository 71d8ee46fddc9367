import { whyNotRestart } from '../../../domain/restart-refusal.ts'
import type { RestartInput, RestartReport } from '../../../ports.ts'
import { hasLeft, insertRun, lastRunOf } from '../enrol-leads.ts'
import { liveStepsOf, type MemoryState, mustFind, ownedBy } from '../memory-state.ts'

/** A new run from the chosen step on, which is due at once; the others follow at the distances they have now. */
export function restartRun(state: MemoryState, input: RestartInput): RestartReport {
  const ended = ownedBy(state.runs, input.affiliateId, input.runId)
  if (ended === undefined) return { kind: 'unknown' }
  const automation = mustFind(state.automations, ended.automationId)
  const lead = mustFind(state.leads, ended.leadId)
  const live = liveStepsOf(state, automation.id)
  const isKnown = live.some((step) => step.stepOrder === input.fromStepOrder)
  const steps = isKnown ? live.filter((step) => step.stepOrder >= input.fromStepOrder) : []
  const reason = whyNotRestart({
    isArchived: automation.status === 'archived',
    isOpen: [...state.runs.values()].some(
      (run) =>
        run.automationId === automation.id &&
        run.leadId === lead.id &&
        (run.status === 'active' || run.status === 'paused'),
    ),
    steps: steps.length,
    leadEmail: lead.email,
    leadSuppressed: lead.suppressedAtMs !== null,
    leadUnsubscribed: lead.unsubscribedAtMs !== null,
    hasLeft: hasLeft(state, ended),
  })
  if (reason !== null) return { kind: 'unchanged', reason }
  const firstMinutes = Math.min(...steps.map((step) => step.delayMinutes))
  const runId = insertRun(state, {
    automation,
    lead,
    triggerKey: ended.triggerKey,
    entry: (lastRunOf(state, ended)?.entry ?? 0) + 1,
    steps,
    afterMinutes: (step) => step.delayMinutes - firstMinutes,
  })
  return { kind: 'restarted', runId, jobs: steps.length }
}
