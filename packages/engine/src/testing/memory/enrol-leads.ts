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
      const last = lastRunOf(state, { automationId: automation.id, leadId, triggerKey })
      const against = againstEntry(state, { automationId: automation.id, leadId, steps, last, input })
      if (against !== null) {
        report.skipped.push({ leadId, automationId: automation.id, reason: against })
        continue
      }
      const entry = (last?.entry ?? 0) + 1
      const runId = insertRun(state, { automation, lead, triggerKey, entry, steps })
      report.enrolled.push({ leadId, automationId: automation.id, runId, jobs: steps.length })
    }
  }
  return report
}

/** Why the lead does not enter this automation; null: it does. */
function againstEntry(
  state: MemoryState,
  entry: Pick<RunRow, 'automationId' | 'leadId'> & {
    readonly steps: readonly StepRow[]
    readonly last: RunRow | undefined
    readonly input: EnrolInput
  },
): SkipReason | null {
  if (entry.steps.length === 0) return 'NO_STEPS'
  if (hasLeft(state, entry)) return 'LEFT_SEQUENCE'
  return entry.last !== undefined && !mayEnterAgain(entry.last, entry.input) ? 'ALREADY_ENROLLED' : null
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

/** The lead has left the sequence itself. */
export function hasLeft(state: MemoryState, wanted: Pick<RunRow, 'automationId' | 'leadId'>): boolean {
  return runsIn(state, wanted).some((run) => run.leftAtMs !== null)
}

/** All runs of a lead in an automation. */
export function runsIn(
  state: MemoryState,
  wanted: Pick<RunRow, 'automationId' | 'leadId'>,
): readonly RunRow[] {
  return [...state.runs.values()].filter(
    (run) => run.automationId === wanted.automationId && run.leadId === wanted.leadId,
  )
}

/** The newest run of a lead by this key. */
export function lastRunOf(
  state: MemoryState,
  wanted: Pick<RunRow, 'automationId' | 'leadId' | 'triggerKey'>,
): RunRow | undefined {
  return runsIn(state, wanted)
    .filter((run) => run.triggerKey === wanted.triggerKey)
    .sort((a, b) => b.entry - a.entry)[0]
}

/** How long the lead still lets its mails wait. */
export function snoozedForMs(state: MemoryState, lead: LeadRow): number {
  return Math.max(0, (lead.snoozedUntilMs ?? 0) - state.nowMs)
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
  const snoozedByMs = snoozedForMs(state, lead)
  state.runs.set(runId, {
    affiliateId,
    id: runId,
    automationId: automation.id,
    leadId: lead.id,
    triggerKey,
    entry,
    startedAtMs: state.nowMs,
    status: 'active',
    cancelledAtMs: null,
    pausedByPerson: false,
    leftAtMs: null,
    leftBy: null,
    snoozedByMs,
    goalAtMs: null,
    goalEventId: null,
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
      scheduledAtMs: state.nowMs + snoozedByMs + afterMinutes(step) * MINUTE_MS,
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
      recipientDomain: null,
      mustAsk: false,
      clearedAtMs: null,
    }),
  )
  for (const job of jobs) state.jobs.set(job.id, job)
  state.jobsByRun.set(runId, jobs)
  return runId
}
