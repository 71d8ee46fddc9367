import { runKeyFor } from '../../domain/automation.ts'
import { whyNotMailed } from '../../domain/lead.ts'
import type { SkipReason } from '../../domain/trigger/skip-reason.ts'
import type { EnrolInput, EnrolReport } from '../../ports.ts'
import { liveStepsOf, type MemoryState, newId, ownedBy } from './memory-state.ts'
import type { AutomationRow, JobRow, LeadRow, RunRow, StepRow } from './rows.ts'

const MINUTE_MS = 60_000
const CREDITS_PER_MAIL = 1
const ROUNDS_AT_MOST = 3

export function enrolLeads(state: MemoryState, input: EnrolInput): EnrolReport {
  const report = {
    enrolled: [] as EnrolReport['enrolled'][number][],
    skipped: [] as EnrolReport['skipped'][number][],
  }
  const automations = [...state.automations.values()].filter((automation) => isEntered(automation, input))
  for (const leadId of new Set(input.leadIds)) {
    const lead = ownedBy(state.leads, input.affiliateId, leadId)
    const reason = reasonAgainst(lead, automations)
    if (lead === undefined || reason !== null) {
      report.skipped.push({ leadId, automationId: null, reason: reason ?? 'UNKNOWN_LEAD' })
      continue
    }
    for (const automation of automations) {
      const steps = liveStepsOf(state, automation.id)
      const triggerKey = runKeyFor(automation.reentry, input.triggerKey)
      if (steps.length === 0) {
        report.skipped.push({ leadId, automationId: automation.id, reason: 'NO_STEPS' })
        continue
      }
      const last = lastRunOf(state, { automationId: automation.id, leadId, triggerKey })
      if (last !== undefined && !mayEnterAgain(last, input)) {
        report.skipped.push({ leadId, automationId: automation.id, reason: 'ALREADY_ENROLLED' })
        continue
      }
      const entry = (last?.entry ?? 0) + 1
      const runId = insertRun(state, { automation, lead, triggerKey, entry, steps })
      report.enrolled.push({ leadId, automationId: automation.id, runId, jobs: steps.length })
    }
  }
  return report
}

function isEntered(automation: AutomationRow, input: EnrolInput): boolean {
  const { affiliateId, triggerType, status, id } = automation
  if (affiliateId !== input.affiliateId || triggerType !== input.triggerType) return false
  if (input.automationId !== undefined && id !== input.automationId) return false
  return status === 'active' || (status === 'paused' && input.hasConsented === true)
}

function mayEnterAgain(last: RunRow, input: EnrolInput): boolean {
  return input.hasConsented === true && last.status === 'cancelled'
}

function reasonAgainst(lead: LeadRow | undefined, automations: readonly AutomationRow[]): SkipReason | null {
  if (lead === undefined) return 'UNKNOWN_LEAD'
  if (automations.length === 0) return 'NO_AUTOMATION'
  const block = whyNotMailed({
    leadEmail: lead.email,
    leadSuppressed: lead.suppressedAtMs !== null,
    leadUnsubscribed: lead.unsubscribedAtMs !== null,
  })
  return block ?? (lead.awaitsConfirmation ? 'AWAITING_CONFIRMATION' : null)
}

/** The newest run of a lead by this key. */
export function lastRunOf(
  state: MemoryState,
  wanted: Pick<RunRow, 'automationId' | 'leadId' | 'triggerKey'>,
): RunRow | undefined {
  return [...state.runs.values()]
    .filter(
      (run) =>
        run.automationId === wanted.automationId &&
        run.leadId === wanted.leadId &&
        run.triggerKey === wanted.triggerKey,
    )
    .sort((a, b) => b.entry - a.entry)[0]
}

/** @param run.afterMinutes how long after now each step is due; default: its delay */
export function insertRun(
  state: MemoryState,
  run: {
    readonly automation: AutomationRow
    readonly lead: LeadRow
    readonly triggerKey: string
    readonly entry: number
    readonly steps: readonly StepRow[]
    readonly afterMinutes?: (step: StepRow) => number
  },
): string {
  const { automation, lead, triggerKey, entry, steps, afterMinutes = (step) => step.delayMinutes } = run
  const { affiliateId } = automation
  const runId = newId(state)
  state.runs.set(runId, {
    affiliateId,
    id: runId,
    automationId: automation.id,
    leadId: lead.id,
    triggerKey,
    entry,
    startedAtMs: state.nowMs,
    status: 'active',
  })
  const jobs = steps.map(
    (step): JobRow => ({
      affiliateId,
      id: newId(state),
      automationId: automation.id,
      runId,
      leadId: lead.id,
      stepId: step.id,
      stepOrder: step.stepOrder,
      creditAmount: CREDITS_PER_MAIL,
      maxRetries: ROUNDS_AT_MOST,
      messageRef: newId(state),
      status: 'pending',
      holdReason: null,
      scheduledAtMs: state.nowMs + afterMinutes(step) * MINUTE_MS,
      executedAtMs: null,
      failedAtMs: null,
      cancelledAtMs: null,
      unconfirmedAtMs: null,
      errorCode: null,
      retryCount: 0,
      quickRetryCount: 0,
      attemptCount: 0,
      leaseToken: null,
      leaseUntilMs: null,
      creditReserved: false,
      creditDeducted: false,
      emailId: null,
      stepVersion: null,
    }),
  )
  for (const job of jobs) state.jobs.set(job.id, job)
  state.jobsByRun.set(runId, jobs)
  return runId
}
