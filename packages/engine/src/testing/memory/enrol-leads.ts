import { SYSTEM } from '../../domain/actor.ts'
import { runKeyFor } from '../../domain/automation.ts'
import { whyNotMailed } from '../../domain/lead.ts'
import type { SkipReason } from '../../domain/trigger/skip-reason.ts'
import type { EnrolInput, EnrolReport, OptinInput, OptinReport } from '../../ports.ts'
import { liveStepsOf, type MemoryState, newId, ownedBy } from './memory-state.ts'
import { liftByConsent, newLead } from './new-lead.ts'
import type { AutomationRow, FormRow, JobRow, LeadRow, RunRow, StepRow } from './rows.ts'

const HOUR_MS = 3_600_000
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

/** An opt-in: a fresh consent takes an unsubscription back, but never a suppression. */
export function submitOptin(state: MemoryState, input: OptinInput): OptinReport {
  const form = state.forms.get(input.formId)
  if (form === undefined) return { kind: 'unknown' }
  const { affiliateId } = form
  if (!form.active || state.affiliates.get(affiliateId)?.status !== 'active') return { kind: 'closed' }
  const known = [...state.leads.values()].find(
    (l) => l.affiliateId === affiliateId && l.email === input.email,
  )
  const lead = known ?? insertLead(state, affiliateId, input)
  liftByConsent(state, lead)
  lead.whatsapp ??= input.whatsapp
  lead.tags = [...new Set([...lead.tags, ...form.tags])]
  if (!state.consents.some((consent) => consent.leadId === lead.id && consent.formId === form.id))
    form.submitCount += 1
  const consentVersion = versionShown(form, input.consentVersion)
  state.consents.push({
    affiliateId,
    leadId: lead.id,
    formId: form.id,
    text: form.consentTexts[consentVersion - 1] ?? '',
    consentVersion,
    answers: input.answers ?? [],
    ip: input.ip,
    userAgent: input.userAgent,
    atMs: state.nowMs,
  })
  const { enrolled } = enrolLeads(state, {
    affiliateId,
    leadIds: [lead.id],
    triggerType: 'AFTER_OPTIN',
    hasConsented: true,
    ...(form.automationId === null ? {} : { automationId: form.automationId }),
    actor: SYSTEM,
  })
  return {
    kind: 'submitted',
    affiliateId,
    leadId: lead.id,
    newLead: known === undefined,
    enrolled: enrolled.length,
  }
}

/** The version of the consent text that the page showed; the current one where that is not known. */
function versionShown({ consentTexts }: FormRow, version: number | null | undefined): number {
  const isKnown = typeof version === 'number' && version >= 1 && version <= consentTexts.length
  return isKnown ? version : consentTexts.length
}

function reasonAgainst(lead: LeadRow | undefined, automations: readonly AutomationRow[]): SkipReason | null {
  if (lead === undefined) return 'UNKNOWN_LEAD'
  if (automations.length === 0) return 'NO_AUTOMATION'
  return whyNotMailed({
    leadEmail: lead.email,
    leadSuppressed: lead.suppressedAtMs !== null,
    leadUnsubscribed: lead.unsubscribedAtMs !== null,
  })
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

/** @param run.afterHours how long after now each step is due; default: its delay */
export function insertRun(
  state: MemoryState,
  run: {
    readonly automation: AutomationRow
    readonly lead: LeadRow
    readonly triggerKey: string
    readonly entry: number
    readonly steps: readonly StepRow[]
    readonly afterHours?: (step: StepRow) => number
  },
): string {
  const { automation, lead, triggerKey, entry, steps, afterHours = (step) => step.delayHours } = run
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
      scheduledAtMs: state.nowMs + afterHours(step) * HOUR_MS,
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

function insertLead(state: MemoryState, affiliateId: string, input: OptinInput): LeadRow {
  const suppressed = state.suppressions.find(
    (s) => s.affiliateId === affiliateId && s.email === input.email && s.reason !== 'unsubscribed',
  )
  const { name, email, whatsapp } = input
  const lead = newLead(state, { affiliateId, name, email, whatsapp })
  lead.suppressedAtMs = suppressed?.atMs ?? null
  return lead
}
