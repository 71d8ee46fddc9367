import { NEWS } from '@booster/engine/domain/delivery-event'
import { mustFind } from '@booster/engine/testing/memory/memory-state'
import { progressOf } from '@booster/engine/testing/memory/move-job'
import { type Model, nameOf } from './model-pair.ts'
import type { View } from './view.ts'

/** What the reference model shows. */
export async function viewModel({ state, harness: { world }, cast }: Model): Promise<View> {
  const { affiliateId } = cast
  const counters = await Promise.all(cast.automationIds.map((id) => world.readCounters(id)))
  const domains = await world.readDomains(affiliateId)
  return {
    runs: runsOf({ state, cast }),
    jobs: [...state.jobs.values()].map((job) => [
      nameOf(cast, job.id),
      job.status,
      job.holdReason,
      job.scheduledAtMs - state.nowMs,
      job.errorCode,
      job.retryCount,
      job.quickRetryCount,
      job.attemptCount,
      job.leaseToken !== null,
      job.creditReserved,
      job.creditDeducted,
      job.emailId,
      job.stepVersion,
    ]),
    attempts: state.attempts.map((a) => [
      nameOf(cast, a.jobId),
      a.attemptNo,
      a.outcome.replaceAll('-', '_'),
      a.errorCode,
    ]),
    credit: [creditOf(state.credits.get(affiliateId))],
    ledger: state.ledger
      .filter((row) => row.affiliateId === affiliateId)
      .map((row) => [
        row.type,
        row.amount,
        row.balanceBefore,
        row.balanceAfter,
        row.jobId === null ? row.reference : nameOf(cast, row.jobId),
      ]),
    counters: counters.map((c, n) => [
      n,
      ...[c.total, c.held, c.unconfirmed, c.failed, c.cancelled, c.sentOnDays, c.failedOnDays],
    ]),
    domains: domains.map((row) => [row.domain, row.sent, ...NEWS.map((kind) => row[kind])]),
    steps: stepsOf({ state, cast }),
    leads: leadsOf({ state, cast }),
    suppressions: state.suppressions
      .filter((row) => row.affiliateId === affiliateId)
      .map(({ email, reason }) => [email, reason]),
    questions: questionsOf({ state, cast }),
    deliveries: state.deliveries.map(({ jobId, kind, bounceClass, digest }) => [
      nameOf(cast, jobId),
      kind,
      bounceClass,
      // That of a leaving is made of the reference of its mail, which each store draws by itself.
      kind === 'left' ? kind : digest,
    ]),
  }
}

function runsOf({ state, cast }: Pick<Model, 'state' | 'cast'>): View['runs'] {
  return cast.runIds.map((runId) => {
    const { status, leadId, leftAtMs, pausedByPerson, goalAtMs, goalEventId } = mustFind(state.runs, runId)
    const { totalSteps, completedSteps, failedSteps, cancelledSteps } = progressOf(state, runId)
    const counts = [totalSteps, completedSteps, failedSteps, cancelledSteps]
    const lead = cast.leadIds.indexOf(leadId)
    const goal = [goalAtMs !== null, goalEventId !== null]
    return [nameOf(cast, runId), lead, status, ...counts, leftAtMs !== null, pausedByPerson, ...goal]
  })
}

function stepsOf({ state, cast }: Pick<Model, 'state' | 'cast'>): View['steps'] {
  return cast.stepIds.flatMap((stepIds, n) =>
    stepIds.map((stepId, m) => {
      const step = mustFind(state.steps, stepId)
      const sent = [...state.jobs.values()].filter((j) => j.stepId === stepId && j.status === 'completed')
      return [`step ${n}.${m}`, step.archived ? null : step.stepOrder, sent.length, step.versions.length]
    }),
  )
}

function leadsOf({ state, cast }: Pick<Model, 'state' | 'cast'>): View['leads'] {
  return cast.leadIds.map((id, n) => {
    const lead = mustFind(state.leads, id)
    const { snoozedUntilMs } = lead
    const snoozed = snoozedUntilMs === null ? null : snoozedUntilMs - state.nowMs
    const stops = [lead.unsubscribedAtMs !== null, lead.suppressedAtMs !== null]
    return [
      n,
      ...stops,
      lead.email,
      lead.erased,
      lead.awaitsConfirmation,
      lead.erased ? '' : lead.name,
      snoozed,
    ]
  })
}

function questionsOf({ state, cast }: Pick<Model, 'state' | 'cast'>): View['questions'] {
  return [...state.confirmations.values()].map((asked) => [
    cast.leadIds.indexOf(asked.leadId),
    asked.optin.formId === cast.askFormId,
    asked.optin.name,
    asked.confirmed,
    asked.expiresAtMs - state.nowMs,
    asked.mailState,
    asked.mailDueAtMs - state.nowMs,
    asked.mailSentAtMs === null ? null : asked.mailSentAtMs - state.nowMs,
  ])
}

function creditOf(
  credit: { balance: number; reserved: number; totalToppedUp: number; totalUsed: number } | undefined,
) {
  return credit === undefined
    ? [0, 0, 0, 0]
    : [credit.balance, credit.reserved, credit.totalToppedUp, credit.totalUsed]
}
