import { JOB_ERROR_CODES } from '@booster/engine/domain/job'
import { runStatusFor } from '@booster/engine/domain/run'
import { demoId } from './demo-id.ts'
import type { Fate, RunPlan, StoryFrame } from './demo-plan.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './demo-rhythm.ts'
import { type AttemptRow, iso, type JobRow, type RunRow } from './demo-rows.ts'
import {
  blacklistedMail,
  GIVEN_UP_AFTER_MS,
  givenUpMail,
  type MailEnd,
  NOT_CONFIRMED_AFTER_MS,
  notConfirmedMail,
  retryingMail,
  sentMail,
  unconfirmedMail,
} from './play-mail.ts'
import type { SeededRandom } from './seeded-random.ts'

export type PlayedStory = {
  readonly runs: readonly RunRow[]
  readonly jobs: readonly JobRow[]
  readonly attempts: readonly AttemptRow[]
}

/** Nothing is due sooner than this after the seeding, so that a fresh demo stands still for a moment. */
const CALM_MS = 12 * MINUTE_MS

type Mail = {
  readonly plan: RunPlan
  readonly runId: string
  readonly stepOrder: number
  readonly dueMs: number
}
type Interruption = {
  readonly atMs: number
  readonly kind: 'unsubscribed' | 'suppressed' | 'cancelled' | 'paused'
}
type Memory = {
  /** By lead id: it gets no more mail from then on. */
  readonly leads: Map<string, Interruption>
  /** By run id: a person stopped it. */
  readonly runs: Map<string, Interruption>
  /** Leads with a mail in its rounds: they stay, so that no attempt comes after a goodbye. */
  readonly steady: Set<string>
}

/** Plays all mails of an affiliate in the order in which they are due, and marks the leads that leave. */
export function playStory(plans: readonly RunPlan[], frame: StoryFrame, random: SeededRandom): PlayedStory {
  const memory: Memory = { leads: new Map(), runs: new Map(), steady: new Set() }
  const attempts: AttemptRow[] = []
  const jobsOfRun = new Map<string, JobRow[]>()
  for (const mail of mailsInOrder(plans, frame)) {
    const end = playMail(mail, frame, memory, random)
    const job = jobRow(mail, frame, end)
    attempts.push(...end.attempts.map((a) => ({ affiliateId: frame.affiliateId, jobId: job.id, ...a })))
    jobsOfRun.set(mail.runId, [...(jobsOfRun.get(mail.runId) ?? []), job])
  }
  // Who had left before is not enrolled again.
  const enrolled = plans.filter(
    (plan) => (memory.leads.get(plan.lead.id)?.atMs ?? Infinity) > plan.triggeredAtMs,
  )
  const jobsOf = (plan: RunPlan): readonly JobRow[] => jobsOfRun.get(runIdOf(plan, frame)) ?? []
  const runs = enrolled.map((plan) => runRow(plan, frame, jobsOf(plan), stopOf(plan, frame, memory)))
  return { runs, jobs: enrolled.flatMap(jobsOf), attempts }
}

function mailsInOrder(plans: readonly RunPlan[], frame: StoryFrame): readonly Mail[] {
  return plans
    .flatMap((plan) =>
      plan.automation.steps.map((step, index) => ({
        plan,
        runId: runIdOf(plan, frame),
        stepOrder: index + 1,
        dueMs: plan.triggeredAtMs + step.delayHours * HOUR_MS,
      })),
    )
    .sort((a, b) => a.dueMs - b.dueMs || a.stepOrder - b.stepOrder)
}

function playMail(mail: Mail, frame: StoryFrame, memory: Memory, random: SeededRandom): MailEnd {
  const fate = mail.plan.bound?.stepOrder === mail.stepOrder ? mail.plan.bound.fate : null
  if (fate === 'cancel-run')
    memory.runs.set(mail.runId, { atMs: mail.dueMs - 40 * MINUTE_MS, kind: 'cancelled' })
  if (fate === 'pause-run') memory.runs.set(mail.runId, { atMs: mail.dueMs - 40 * MINUTE_MS, kind: 'paused' })
  const goodbye = memory.leads.get(mail.plan.lead.id)
  const stopped = memory.runs.get(mail.runId)
  if (stopped?.kind === 'cancelled') return cancelledMail(stopped.atMs, JOB_ERROR_CODES.runCancelled)
  if (goodbye?.kind === 'unsubscribed' && goodbye.atMs <= mail.dueMs) {
    return cancelledMail(goodbye.atMs, JOB_ERROR_CODES.unsubscribed)
  }
  if (mail.dueMs > frame.nowMs - 6 * SECOND_MS) return waitingMail(mail, frame, random)
  // A refused address is noticed when its next mail comes due.
  if (goodbye?.kind === 'suppressed') return cancelledMail(mail.dueMs + SECOND_MS, JOB_ERROR_CODES.suppressed)
  if (stopped?.kind === 'paused') return heldMail(mail.dueMs, 'RUN_PAUSED')
  if (mail.dueMs > (frame.pausedFromMs.get(mail.plan.automation.key) ?? Number.POSITIVE_INFINITY)) {
    return heldMail(mail.dueMs, 'AUTOMATION_PAUSED')
  }
  if (frame.outage !== null && mail.dueMs >= frame.outage.fromMs && mail.dueMs < frame.outage.toMs) {
    return withoutCreditMail(mail.dueMs)
  }
  return endByFate(fate ?? luck(mail, frame, memory, random), mail, frame, memory, random)
}

function luck(mail: Mail, frame: StoryFrame, memory: Memory, random: SeededRandom): Fate {
  const ageMs = frame.nowMs - mail.dueMs
  const roll = random.next()
  if (roll < 0.002) return memory.steady.has(mail.plan.lead.id) ? 'sent' : 'blacklisted'
  if (roll < 0.0045)
    return ageMs > GIVEN_UP_AFTER_MS && !memory.leads.has(mail.plan.lead.id) ? 'busy' : 'sent'
  if (roll < 0.005) return ageMs > NOT_CONFIRMED_AFTER_MS + MINUTE_MS ? 'not-confirmed' : 'sent'
  if (roll < 0.009) return memory.steady.has(mail.plan.lead.id) ? 'sent' : 'unsubscribe'
  return roll < 0.05 ? 'recovered' : 'sent'
}

function endByFate(fate: Fate, mail: Mail, frame: StoryFrame, memory: Memory, random: SeededRandom): MailEnd {
  const { lead } = mail.plan
  switch (fate) {
    case 'blacklisted': {
      const atMs = mail.dueMs + SECOND_MS
      lead.suppressedAt = iso(atMs)
      lead.updatedAt = iso(atMs)
      memory.leads.set(lead.id, { atMs, kind: 'suppressed' })
      return blacklistedMail(mail.dueMs)
    }
    case 'unsubscribe': {
      const atMs = mail.dueMs + random.between(20, 280) * MINUTE_MS
      if (atMs < frame.nowMs) {
        lead.unsubscribedAt = iso(atMs)
        lead.updatedAt = iso(atMs)
        memory.leads.set(lead.id, { atMs, kind: 'unsubscribed' })
      }
      return sentMail(mail.dueMs, random, false)
    }
    case 'busy':
      memory.steady.add(lead.id)
      return givenUpMail(mail.dueMs)
    case 'retrying':
      memory.steady.add(lead.id)
      return retryingMail(mail.dueMs, frame.nowMs)
    case 'unconfirmed':
      return unconfirmedMail(mail.dueMs)
    case 'not-confirmed':
      return notConfirmedMail(mail.dueMs)
    default:
      return sentMail(mail.dueMs, random, fate === 'recovered')
  }
}

/** Not due yet, or so soon that it is moved behind the first calm minutes. */
function waitingMail(mail: Mail, frame: StoryFrame, random: SeededRandom): MailEnd {
  const calmUntilMs = frame.nowMs + CALM_MS
  const dueMs = mail.dueMs >= calmUntilMs ? mail.dueMs : calmUntilMs + random.between(0, 40) * MINUTE_MS
  return {
    changes: { status: 'pending', scheduledAt: iso(dueMs), updatedAt: iso(mail.plan.triggeredAtMs) },
    attempts: [],
  }
}

function heldMail(dueMs: number, holdReason: 'RUN_PAUSED' | 'AUTOMATION_PAUSED'): MailEnd {
  return {
    changes: { status: 'held', holdReason, updatedAt: iso(dueMs + SECOND_MS) },
    attempts: [],
  }
}

function withoutCreditMail(dueMs: number): MailEnd {
  const failedAt = iso(dueMs + SECOND_MS)
  return {
    changes: {
      status: 'failed',
      failedAt,
      errorCode: JOB_ERROR_CODES.insufficientCredit,
      updatedAt: failedAt,
    },
    attempts: [],
  }
}

function cancelledMail(atMs: number, errorCode: string): MailEnd {
  return {
    changes: { status: 'cancelled', cancelledAt: iso(atMs), errorCode, updatedAt: iso(atMs) },
    attempts: [],
  }
}

function automationIdOf(plan: RunPlan): string {
  return demoId(`automation:${plan.automation.key}`)
}

function runIdOf(plan: RunPlan, frame: StoryFrame): string {
  return demoId(
    `run:${frame.affiliateId}:${plan.automation.key}:${plan.lead.id}:${plan.triggerKey}`,
    plan.triggeredAtMs,
  )
}

function jobRow(mail: Mail, frame: StoryFrame, end: MailEnd): JobRow {
  return {
    affiliateId: frame.affiliateId,
    id: demoId(`job:${mail.runId}:${mail.stepOrder}`, mail.plan.triggeredAtMs),
    automationId: automationIdOf(mail.plan),
    stepId: demoId(`step:${mail.plan.automation.key}:${mail.stepOrder}`),
    leadId: mail.plan.lead.id,
    runId: mail.runId,
    stepOrder: mail.stepOrder,
    holdReason: null,
    scheduledAt: iso(mail.dueMs),
    executedAt: null,
    failedAt: null,
    cancelledAt: null,
    unconfirmedAt: null,
    errorCode: null,
    errorMessage: null,
    retryCount: 0,
    maxRetries: 3,
    quickRetryCount: 0,
    attemptCount: 0,
    creditAmount: 1,
    creditReserved: false,
    creditDeducted: false,
    emailSent: false,
    emailId: null,
    sendMs: null,
    stepVersion: null,
    messageRef: demoId(`message:${mail.runId}:${mail.stepOrder}`, mail.plan.triggeredAtMs),
    createdAt: iso(mail.plan.triggeredAtMs),
    ...end.changes,
  }
}

/** What ended or paused a run before its mails did. */
function stopOf(plan: RunPlan, frame: StoryFrame, memory: Memory): Interruption | undefined {
  const goodbye = memory.leads.get(plan.lead.id)
  return memory.runs.get(runIdOf(plan, frame)) ?? (goodbye?.kind === 'unsubscribed' ? goodbye : undefined)
}

function runRow(
  plan: RunPlan,
  frame: StoryFrame,
  jobs: readonly JobRow[],
  stopped: Interruption | undefined,
): RunRow {
  const count = (status: JobRow['status']): number => jobs.filter((job) => job.status === status).length
  const progress = {
    totalSteps: plan.automation.steps.length,
    completedSteps: count('completed'),
    failedSteps: count('failed'),
    cancelledSteps: count('cancelled'),
  }
  // Whose mails were all closed before the lead left had come to its end by then.
  const late = progress.cancelledSteps === 0 && stopped?.kind !== 'paused'
  const startStatus =
    stopped === undefined || late ? 'active' : stopped.kind === 'paused' ? 'paused' : 'cancelled'
  const status = runStatusFor(startStatus, progress)
  const closed = jobs.filter((job) => ['completed', 'failed', 'cancelled'].includes(job.status))
  return {
    affiliateId: frame.affiliateId,
    id: runIdOf(plan, frame),
    automationId: automationIdOf(plan),
    leadId: plan.lead.id,
    triggerType: plan.automation.triggerType,
    triggerKey: plan.triggerKey,
    triggerData: plan.triggerKey === '' ? null : { invoice: plan.triggerKey },
    status,
    currentStepOrder: Math.min(progress.totalSteps, 1 + Math.max(0, ...closed.map((job) => job.stepOrder))),
    ...progress,
    startedAt: iso(plan.triggeredAtMs),
    pausedAt: status === 'paused' && stopped !== undefined ? iso(stopped.atMs) : null,
    completedAt:
      status === 'completed' || status === 'failed' ? latest(closed.map((job) => job.updatedAt)) : null,
    cancelledAt: status === 'cancelled' && stopped !== undefined ? iso(stopped.atMs) : null,
    lastExecutedAt: latest(jobs.map((job) => job.executedAt)),
  }
}

/** ISO strings of the same form sort like their times. */
function latest(times: readonly (string | null)[]): string | null {
  return times.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null)
}
