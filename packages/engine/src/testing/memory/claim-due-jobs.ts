import {
  type GateFacts,
  type GateVerdict,
  passGates,
  unfundedVerdict,
} from '../../domain/claim/claim-gates.ts'
import { fundJobs } from '../../domain/credit.ts'
import { BEHIND_MS } from '../../domain/forecast/job-gate.ts'
import { JOB_ERROR_CODES } from '../../domain/job.ts'
import { recipientDomainOf } from '../../domain/recipient-domain.ts'
import type { ClaimedBatch, ClaimedJob } from '../../ports.ts'
import { availableCredits, reserveCredit } from './book-credit.ts'
import { snoozedForMs } from './enrol-leads.ts'
import { compareDue, jobsOfRun, type MemoryState, mustFind, newId } from './memory-state.ts'
import { readBreaker, startProbe } from './move-breaker.ts'
import { cancelJob, moveJob } from './move-job.ts'
import type { JobRow } from './rows.ts'

const AFFILIATES_AT_MOST = 256

type ClaimInput = {
  readonly processId: string
  readonly slots: number
  readonly leaseMs: number
  readonly provider: string
}

/** Claims due jobs, an equal share for each affiliate; those that were served wait behind the others. */
export function claimDueJobs(state: MemoryState, input: ClaimInput): ClaimedBatch {
  const breaker = readBreaker(state, input.provider)
  const nothing: ClaimedBatch = { jobs: [], refused: 0, more: false, breaker }
  if (breaker === 'open') return nothing
  const slots = breaker === 'probe' ? 1 : input.slots
  const due = selectDueJobs(state, slots)
  if (due.length === 0) return nothing

  // All verdicts first: they judge the state in which the claim began.
  const judged = due.map((job) => ({ job, verdict: passGates(gateFactsOf(state, job)) }))
  const passed = judged.filter((j) => j.verdict.kind === 'pass').map((j) => j.job)
  const available = new Map(passed.map((job) => [job.affiliateId, availableCredits(state, job.affiliateId)]))
  const funded = fundJobs(passed, available)
  const leaseToken = newId(state)
  const jobs: ClaimedJob[] = []
  let refused = 0
  for (const { job, verdict } of judged) {
    if (verdict.kind === 'behind' || verdict.kind === 'snoozed') continue
    if (verdict.kind === 'pass' && funded.has(job.id)) {
      jobs.push(lease(state, job, leaseToken, input.leaseMs))
      continue
    }
    refused += 1
    refuse(state, job, verdict)
  }
  postpone(state, judged)
  if (breaker === 'probe' && jobs.length > 0) startProbe(state, input.provider)
  return { jobs, refused, more: breaker !== 'probe' && dueJobs(state).length > 0, breaker }
}

function refuse(
  state: MemoryState,
  job: JobRow,
  verdict: Exclude<GateVerdict, { kind: 'behind' | 'snoozed' }>,
): void {
  if (verdict.kind === 'pass') refuseUnfunded(state, job)
  else if (verdict.kind === 'cancel') cancelJob(state, job, verdict.errorCode)
  else moveJob(state, job, 'held', { holdReason: verdict.reason, errorCode: null })
}

/** Milliseconds until the first pending job is due and may be claimed. */
export function nextDueInMs(state: MemoryState): number | null {
  let firstAtMs = Number.POSITIVE_INFINITY
  for (const job of state.jobs.values()) {
    if (job.status === 'pending') firstAtMs = Math.min(firstAtMs, job.scheduledAtMs)
  }
  if (firstAtMs === Number.POSITIVE_INFINITY) return null
  const retryAtMs = [...state.breakers.values()].flatMap((b) => (b.state === 'closed' ? [] : [b.retryAtMs]))
  return Math.max(0, Math.max(firstAtMs, ...retryAtMs) - state.nowMs)
}

function dueJobs(state: MemoryState): JobRow[] {
  return [...state.jobs.values()].filter(
    (job) => job.status === 'pending' && job.scheduledAtMs <= state.nowMs,
  )
}

function selectDueJobs(state: MemoryState, slots: number): readonly JobRow[] {
  const byAffiliate = new Map<string, JobRow[]>()
  for (const job of dueJobs(state).sort(compareDue)) {
    const line = byAffiliate.get(job.affiliateId) ?? []
    line.push(job)
    byAffiliate.set(job.affiliateId, line)
  }
  const affiliates = [...byAffiliate.keys()]
    .map((id) => mustFind(state.affiliates, id))
    .sort((a, b) => a.servedBy - b.servedBy)
    .slice(0, Math.min(slots, AFFILIATES_AT_MOST))
  const share = Math.ceil(slots / affiliates.length)
  state.claims += 1
  const claimed = affiliates.flatMap(({ id }) => (byAffiliate.get(id) ?? []).slice(0, share)).slice(0, slots)
  // Who was not reached before the slots were full has not had its turn.
  const served = new Set(claimed.map((job) => job.affiliateId))
  for (const affiliate of affiliates) if (served.has(affiliate.id)) affiliate.servedBy = state.claims
  return claimed
}

/** What the gates check. */
export function gateFactsOf(state: MemoryState, job: JobRow): GateFacts {
  const lead = mustFind(state.leads, job.leadId)
  const earlier = jobsOfRun(state, job.runId).filter((j) => j.stepOrder < job.stepOrder)
  return {
    runStatus: mustFind(state.runs, job.runId).status,
    automationStatus: mustFind(state.automations, job.automationId).status,
    affiliateSuspended: mustFind(state.affiliates, job.affiliateId).status === 'suspended',
    stepDeleted: mustFind(state.steps, job.stepId).archived,
    leadEmail: lead.email,
    leadUnsubscribed: lead.unsubscribedAtMs !== null,
    leadSuppressed: lead.suppressedAtMs !== null,
    snoozedForMs: snoozedForMs(state, lead),
    earlierStepOpen: earlier.some((j) => j.status === 'pending' || j.status === 'processing'),
    earlierStepHeld: earlier.find((j) => j.status === 'held')?.holdReason ?? null,
  }
}

function lease(state: MemoryState, job: JobRow, leaseToken: string, leaseMs: number): ClaimedJob {
  const step = mustFind(state.steps, job.stepId)
  const lead = mustFind(state.leads, job.leadId)
  const automation = mustFind(state.automations, job.automationId)
  reserveCredit(state, job)
  moveJob(state, job, 'processing', {
    leaseToken,
    leaseUntilMs: state.nowMs + leaseMs,
    attemptCount: job.attemptCount + 1,
    stepVersion: step.versions.length,
    recipientDomain: recipientDomainOf(lead.email ?? ''),
    mustAsk: automation.goalEvents.length > 0,
    clearedAtMs: null,
  })
  return {
    affiliateId: job.affiliateId,
    id: job.id,
    runId: job.runId,
    automationId: job.automationId,
    leadId: job.leadId,
    stepId: job.stepId,
    stepOrder: job.stepOrder,
    stepVersion: step.versions.length,
    leaseToken,
    attemptNo: job.attemptCount,
    retryCount: job.retryCount,
    quickRetryCount: job.quickRetryCount,
    maxRetries: job.maxRetries,
    creditAmount: job.creditAmount,
    messageRef: job.messageRef,
    leadName: lead.name,
    leadEmail: lead.email ?? '',
    leadWhatsapp: lead.whatsapp,
    leadLanguage: lead.language,
    affiliateName: mustFind(state.affiliates, job.affiliateId).name,
    senderName: null,
    replyTo: null,
    accountEmail: 'somebody@affiliates.test',
    postalAddress: null,
    automationName: automation.name,
    trackOpens: automation.trackOpens,
    trackClicks: automation.trackClicks,
    endOnReply: automation.endOnReply,
    mustAsk: job.mustAsk,
  }
}

function refuseUnfunded(state: MemoryState, job: JobRow): void {
  const verdict = unfundedVerdict(mustFind(state.automations, job.automationId).onNoCredit)
  if (verdict.kind === 'hold') moveJob(state, job, 'held', { holdReason: verdict.reason, errorCode: null })
  else
    moveJob(state, job, 'failed', {
      errorCode: JOB_ERROR_CODES.insufficientCredit,
      failedAtMs: state.nowMs,
    })
}

/**
 * Jobs behind an earlier step of their run are looked at again after that step, at the earliest in a second; those of a
 * lead that lets its mails wait, when that is over.
 */
function postpone(
  state: MemoryState,
  judged: readonly { readonly job: JobRow; readonly verdict: GateVerdict }[],
): void {
  const times = judged.flatMap(({ job, verdict }) => {
    if (verdict.kind === 'snoozed') return [{ job, atMs: state.nowMs + verdict.forMs }]
    return verdict.kind === 'behind' ? [{ job, atMs: behindAtMs(state, job) }] : []
  })
  for (const { job, atMs } of times) job.scheduledAtMs = atMs
}

function behindAtMs(state: MemoryState, job: JobRow): number {
  const earlierAtMs = jobsOfRun(state, job.runId)
    .filter((j) => j.stepOrder < job.stepOrder && j.status === 'pending')
    .map((j) => j.scheduledAtMs + 1)
  return Math.max(state.nowMs + BEHIND_MS, ...earlierAtMs)
}
